import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

class SiteMap {
  private final AsyncClient client;

  SiteMap(AsyncClient client) {
    this.client = client;
  }

  Map<String, Integer> sizes(List<String> urls) throws IOException {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (String url : urls) {
      Response response = client.get(url); // expect: sequential
      if (response.status() == 200) {
        sizes.put(url, response.bytes().length);
      }
    }
    return sizes;
  }
}

void main() throws IOException {
  var mock = Transport.mock(request -> Response.text(200, request.url().getPath()));
  run(() -> {
    try (var client = AsyncClient.builder().transport(mock).build()) {
      IO.println(new SiteMap(client).sizes(List.of("http://a/1", "http://a/22")));
    }
  });
}

/* output:
{http://a/1=2, http://a/22=3}
*/
