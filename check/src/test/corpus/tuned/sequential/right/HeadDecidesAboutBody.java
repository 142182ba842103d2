import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

class CachedPage {
  private String tag = "";
  private String text = "";

  String text(AsyncClient client, String url) throws IOException {
    String newest = client.head(url).headers().get("ETag");
    if (newest != null && newest.equals(tag)) {
      return text;
    }
    text = client.get(url).raiseForStatus().text();
    tag = newest == null ? "" : newest;
    return text;
  }
}

void main() {}
// not run
