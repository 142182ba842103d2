import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

void main() throws IOException {
  var mock = Transport.mock(request -> Response.text(200, request.url().getPath()));
  run(() -> {
    try (var client = AsyncClient.builder().baseUrl("http://pages").transport(mock).build()) {
      Task<String> about = createTask(() -> client.get("/about").text());
      List<String> others = gather(() -> client.get("/a").text(), () -> client.get("/b").text());
      IO.println(await(about) + " " + others);
    }
  });
}

/* output:
/about [/a, /b]
*/
