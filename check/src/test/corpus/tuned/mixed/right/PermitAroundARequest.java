import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

class Polite {
  private final AsyncSemaphore permits = AsyncSemaphore.bounded(2);
  private final AsyncClient client;

  Polite(AsyncClient client) {
    this.client = client;
  }

  String page(String url) throws IOException {
    return permits.withPermit(() -> client.get(url).raiseForStatus().text());
  }
}

void main() throws IOException {
  var mock = Transport.mock(request -> Response.text(200, request.url().getPath()));
  run(() -> {
    try (var client = AsyncClient.builder().transport(mock).build()) {
      var polite = new Polite(client);
      IO.println(gatherEach(List.of("http://a/1", "http://a/2", "http://a/3"), url -> polite.page(url)));
    }
  });
}

/* output:
[/1, /2, /3]
*/
