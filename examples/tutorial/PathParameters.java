// The page "Path parameters" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/PathParameters.java

import io.asyncio4j.web.*;

enum Season {
  WINTER,
  SPRING,
  SUMMER,
  AUTUMN
}

void main() {
  var app = new App("Path parameters");
  app.get("/items/{id}", (Integer id) -> Map.of("id", id));
  app.get("/users/me", () -> Map.of("user", "whoever asks"));
  app.get("/users/{name}", (String name) -> Map.of("user", name));
  app.get(
      "/seasons/{season}",
      (Season season) -> Map.of("season", season, "cold", season == Season.WINTER));
  app.get("/files/{*path}", (String path) -> Map.of("path", path));
  app.serve();
}
