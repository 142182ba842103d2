// The page "Dependencies" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/Dependencies.java

import io.asyncio4j.web.*;

record Common(Optional<String> q, @Default("0") int skip, @Default("100") int limit) {}

void main() {
  var app = new App("Dependencies");
  app.get("/items", (Common common) -> common);
  app.get("/users", (Common common) -> common);
  app.serve();
}
