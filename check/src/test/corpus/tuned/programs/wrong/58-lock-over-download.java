import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

/** Counts what it downloads. */
class CountingDownloader {
  private final AsyncClient client;
  private final AsyncLock lock = new AsyncLock();
  private final Map<String, Integer> sizes = new TreeMap<>();

  CountingDownloader(AsyncClient client) {
    this.client = client;
  }

  String download(String url) throws IOException {
    String page = lock.withLock(() -> client.get(url).raiseForStatus().text()); // expect: mixed
    sizes.merge(url, page.length(), Integer::sum);
    return page;
  }

  Map<String, Integer> sizes() {
    return sizes;
  }
}

Response page(String path) {
  return path.equals("/gone") ? Response.text(410, "") : Response.text(200, "page " + path);
}

void main() throws IOException {
  run(() -> {
    var transport = Transport.mock(request -> page(request.url().getPath()));
    try (var client = AsyncClient.builder().baseUrl("http://site").transport(transport).build()) {
      var downloader = new CountingDownloader(client);
      var urls = List.of("/a", "/bb", "/ccc");
      List<String> pages = gatherEach(urls, 3, url -> downloader.download(url));
      IO.println(pages);
      IO.println(downloader.sizes());
    }
  });
}

/* output:
[page /a, page /bb, page /ccc]
{/a=7, /bb=8, /ccc=9}
*/
