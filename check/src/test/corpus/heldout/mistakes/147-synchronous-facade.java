import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.http.server.*;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

// not run: fails at the first request, since a loop is running already
final class SynchronousFacade {
  /** For the command line, which knows no loop. */
  static final class BlockingUserStore {
    private final UserStore store = new UserStore();

    String name(int id) {
      return run(() -> store.name(id)); // expect: mixed
    }
  }

  static final class UserStore {
    private final Map<Integer, String> names = new HashMap<>(Map.of(1, "ada"));

    String name(int id) {
      sleep(Duration.ofMillis(3));
      return names.getOrDefault(id, "nobody");
    }
  }

  private final BlockingUserStore users = new BlockingUserStore();

  private String greeting(int id) {
    return "Hello " + users.name(id);
  }

  ServerResponse handle(ServerRequest request) {
    return ServerResponse.text(greeting(Integer.parseInt(request.query("id"))));
  }

  public static void main(String[] args) throws IOException {
    var app = new SynchronousFacade();
    run(() -> {
      try (var server = HttpServer.start(app::handle, "127.0.0.1", 8087)) {
        server.serveForever();
      }
    });
  }
}
