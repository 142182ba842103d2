import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;
import io.asyncio4j.http.server.*;

class Health {
  private final AsyncClient client;
  private final Map<String, String> services;

  Health(AsyncClient client, Map<String, String> services) {
    this.client = client;
    this.services = new TreeMap<>(services);
  }

  ServerResponse page(ServerRequest request) {
    var states = new LinkedHashMap<String, String>();
    services.forEach((name, url) -> states.put(name, state(url))); // expect: sequential
    boolean good = states.values().stream().allMatch("up"::equals);
    return ServerResponse.json(states).withStatus(good ? 200 : 503);
  }

  private String state(String url) {
    try {
      return moveOnAfter(Duration.ofSeconds(1), () -> client.get(url).status()).map(this::word).orElse("slow");
    } catch (IOException e) {
      return "down";
    }
  }

  private String word(int status) {
    return status < 400 ? "up" : "ill";
  }
}

void main() throws IOException {
  run(() -> {
    try (var client = AsyncClient.create()) {
      var health = new Health(client, Map.of("users", "http://users/health", "posts", "http://posts/health"));
      try (var server = HttpServer.start(health::page, "127.0.0.1", 8080)) {
        server.serveForever();
      }
    }
  });
}
// not run
