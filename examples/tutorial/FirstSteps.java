// The page "First steps" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/FirstSteps.java

import io.asyncio4j.web.*;

void main() {
  var app = new App("First steps");
  app.get("/", () -> Map.of("message", "hello"));
  app.serve();
}
