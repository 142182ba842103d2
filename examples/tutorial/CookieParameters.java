// The page "Cookie parameters" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/CookieParameters.java

import io.asyncio4j.web.*;

record Visit(@Cookie Optional<String> theme) {}

void main() {
  var app = new App("Cookie parameters");
  app.get("/items", (Visit visit) -> visit);
  app.serve();
}
