import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.server.*;

final ThreadLocal<String> tenant = new ThreadLocal<>();

ServerResponse handle(ServerRequest request) {
  tenant.set(request.header("X-Tenant")); // expect: mixed#1
  try {
    List<String> parts = gather(() -> query("orders"), () -> query("stock"));
    return ServerResponse.text(String.join("\n", parts));
  } finally {
    tenant.remove();
  }
}

String query(String table) {
  sleep(Duration.ofMillis(5));
  return tenant.get() + "." + table; // expect: mixed#1
}

void main() throws IOException {
  run(() -> {
    try (var server = HttpServer.start(request -> handle(request), "127.0.0.1", 8080)) {
      server.serveForever();
    }
  });
}
// not run
