import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

class Mirror {
  private final Map<String, String> pages = new HashMap<>();
  private final AsyncClient client;

  Mirror(AsyncClient client) {
    this.client = client;
  }

  void refresh(List<String> urls) throws IOException {
    synchronized (pages) {
      List<String> texts = gatherEach(urls, 4, url -> client.get(url).text()); // expect: mixed
      for (int i = 0; i < urls.size(); i++) {
        pages.put(urls.get(i), texts.get(i));
      }
    }
  }

  String page(String url) {
    synchronized (pages) {
      return pages.getOrDefault(url, "");
    }
  }
}

void main() {}
// not run
