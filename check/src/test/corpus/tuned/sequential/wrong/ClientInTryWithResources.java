import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

void main() throws IOException {
  var mock = Transport.mock(request -> Response.text(200, "at " + request.url().getPath()));
  run(() -> {
    try (var client = AsyncClient.builder().baseUrl("http://shop").transport(mock).build()) {
      String cart = client.get("/cart").raiseForStatus().text(); // expect: sequential#1
      String offers = client.get("/offers").raiseForStatus().text(); // expect: sequential#1
      IO.println(cart + ", " + offers);
    }
  });
}

/* output:
at /cart, at /offers
*/
