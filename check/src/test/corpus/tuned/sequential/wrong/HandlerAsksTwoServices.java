import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;
import io.asyncio4j.http.server.*;

class CheckoutHandler implements Handler {
  private final AsyncClient client;

  CheckoutHandler(AsyncClient client) {
    this.client = client;
  }

  @Override
  public ServerResponse handle(ServerRequest request) throws IOException {
    String user = request.query("user");
    Response address = client.get("http://users/" + user + "/address"); // expect: sequential#1
    Response methods = client.get("http://payments/" + user + "/methods"); // expect: sequential#1
    return ServerResponse.json(Map.of("address", address.text(), "methods", methods.text()));
  }
}

void main() throws IOException {
  run(() -> {
    try (var client = AsyncClient.create();
        var server = HttpServer.start(new CheckoutHandler(client), "127.0.0.1", 8080)) {
      server.serveForever();
    }
  });
}
// not run
