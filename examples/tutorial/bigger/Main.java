// The page "Bigger applications" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/bigger/Main.java

//SOURCES Checks.java Items.java Users.java Admin.java

import io.asyncio4j.web.*;

void main() {
  var app = new App("Bigger applications");
  app.requires(Checks::queryToken);
  app.include("/users", Users.routes());
  app.include("/items", Items.routes());
  app.include("/admin", Admin.routes());
  app.get("/", () -> Map.of("message", "hello from a bigger application"));
  app.serve();
}
