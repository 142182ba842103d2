// The page "Response status code" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/ResponseStatus.java

import io.asyncio4j.web.*;

void main() {
  var app = new App("Response status code");
  app.post("/items/{name}", (String name) -> Map.of("name", name)).status(201);
  app.serve();
}
