import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.server.*;
import java.nio.file.Files;

void main() throws IOException {
  run(() -> {
    try (var server = HttpServer.start(request -> page(request.path()), "127.0.0.1", 8080)) {
      server.serveForever();
    }
  });
}

ServerResponse page(String name) throws IOException {
  String template = Files.readString(Path.of("templates", "page.html")); // expect: blocking
  return ServerResponse.html(template.replace("{name}", name));
}
// not run
