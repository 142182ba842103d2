// The page "Header parameters" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/HeaderParameters.java

import io.asyncio4j.web.*;

record Visit(@Header Optional<String> userAgent, @Header("X-Token") List<String> tokens) {}

void main() {
  var app = new App("Header parameters");
  app.get("/items", (Visit visit) -> visit);
  app.serve();
}
