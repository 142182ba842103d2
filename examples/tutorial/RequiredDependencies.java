// The page "Dependencies in path operation decorators" of FastAPI's tutorial:
// docs/web-from-fastapi.md
//
//   aio run examples/tutorial/RequiredDependencies.java

import io.asyncio4j.http.server.*;
import io.asyncio4j.web.*;

void checkToken(@Header String xToken) {
  StatusException.unless(xToken.equals("secret"), 400, "X-Token is not the right one");
}

void checkKey(@Header String xKey) {
  StatusException.unless(xKey.equals("key"), 400, "X-Key is not the right one");
}

void main() {
  var app = new App("Dependencies in path operation decorators");
  app.get("/items", () -> List.of("lamp", "chair"))
      .requires(this::checkToken)
      .requires(this::checkKey);
  app.serve();
}
