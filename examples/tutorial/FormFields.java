// The page "Form data" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/FormFields.java

import io.asyncio4j.web.*;

record Login(@Form String name, @Form String password) {}

void main() {
  var app = new App("Form data");
  app.post("/login", (Login login) -> Map.of("name", login.name()));
  app.serve();
}
