import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

// not run: serves until it is stopped
final class DiskUsage {
  private final File root;

  DiskUsage(File root) {
    this.root = root;
  }

  private Map<String, Long> usage() {
    var sizes = new HashMap<String, Long>();
    File[] entries = root.listFiles(); // expect: blocking
    if (entries == null) {
      return sizes;
    }
    for (File entry : entries) {
      sizes.put(entry.getName(), entry.length()); // expect: blocking
    }
    return sizes;
  }

  ServerResponse handle(ServerRequest request) {
    return switch (request.path()) {
      case "/usage" -> ServerResponse.json(usage());
      case "/health" -> ServerResponse.text("ok");
      default -> ServerResponse.text("no such page").withStatus(404);
    };
  }

  public static void main(String[] args) throws IOException {
    var service = new DiskUsage(new File(args[0]));
    run(() -> {
      try (var server = HttpServer.start(service::handle, "127.0.0.1", 8085)) {
        System.out.println(server.url());
        server.serveForever();
      }
    });
  }
}
