import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.http.server.*;
import java.util.logging.*;

final Logger log = Logger.getLogger("shop");

ServerResponse handle(ServerRequest request) throws IOException {
  var handler = new FileHandler("/var/log/shop.log", true); // expect: blocking
  log.addHandler(handler);
  log.info("served " + request.path());
  return ServerResponse.text("ok");
}

void main() throws IOException {
  run(() -> {
    try (var server = HttpServer.start(request -> handle(request), "127.0.0.1", 8080)) {
      server.serveForever();
    }
  });
}
// not run
