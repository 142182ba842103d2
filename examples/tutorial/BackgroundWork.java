// The page "Background tasks" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/BackgroundWork.java

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.web.*;

final List<String> log = new ArrayList<>();

record Notice(String email, Optional<String> q) {}

void send(String text) throws InterruptedException {
  sleep(Duration.ofMillis(100));
  log.add(text);
}

Map<String, String> announce(Notice notice, Background background) {
  notice.q().ifPresent(q -> background.start(() -> send("found query: " + q)));
  background.start(() -> send("message to " + notice.email()));
  return Map.of("message", "to be sent");
}

void main() {
  var app = new App("Background tasks");
  app.post("/notices/{email}", this::announce);
  app.get("/log", () -> log);
  app.serve();
}
