// The page "Header parameter models" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/HeaderModels.java

import io.asyncio4j.web.*;

record Common(String host, boolean saveData, Optional<String> traceparent, List<String> xTag) {}

record Visit(@Header Common headers) {}

void main() {
  var app = new App("Header parameter models");
  app.get("/items", (Visit visit) -> visit.headers());
  app.serve();
}
