import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.AsyncLock;
import io.asyncio4j.http.client.*;

final class Prices {
  private final AsyncClient client;
  private final AsyncLock statistics = new AsyncLock();
  private int requests;
  private long bytes;

  Prices(AsyncClient client) {
    this.client = client;
  }

  String of(String article) throws IOException {
    return statistics.withLock(() -> {
      String page = client.get("/price/" + article).text(); // expect: mixed
      requests++;
      bytes += page.length();
      return page;
    });
  }

  String statistics() {
    return requests + " requests, " + bytes + " characters";
  }
}

void main() throws IOException {
  var mock = Transport.mock(request -> Response.text(200, "9.99 for " + request.url().getPath().substring(7)));
  run(() -> {
    try (var client = AsyncClient.builder().baseUrl("http://prices").transport(mock).build()) {
      var prices = new Prices(client);
      IO.println(gatherEach(List.of("tea", "milk", "bread"), 3, prices::of));
      IO.println(prices.statistics());
    }
  });
}

/* output:
[9.99 for tea, 9.99 for milk, 9.99 for bread]
3 requests, 39 characters
*/
