// The page "Cookie parameter models" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/CookieModels.java

import io.asyncio4j.web.*;

record Cookies(String session, Optional<String> theme, Optional<Integer> visits) {}

record Visit(@Cookie Cookies cookies) {}

void main() {
  var app = new App("Cookie parameter models");
  app.get("/items", (Visit visit) -> visit.cookies());
  app.serve();
}
