// The page "Global dependencies" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/GlobalDependencies.java

import io.asyncio4j.http.server.*;
import io.asyncio4j.web.*;

void checkToken(@Header String xToken) {
  StatusException.unless(xToken.equals("secret"), 400, "X-Token is not the right one");
}

void main() {
  var app = new App("Global dependencies");
  app.requires(this::checkToken);
  app.get("/items", () -> List.of("lamp", "chair"));
  app.get("/users", () -> List.of("Ada", "Alan"));
  app.serve();
}
