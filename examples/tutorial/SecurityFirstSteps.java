// The page "Security: first steps" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/SecurityFirstSteps.java

import io.asyncio4j.web.*;
import io.asyncio4j.web.security.*;

void main() {
  var app = new App("Security: first steps");
  app.secure(Bearer.password("/token"));
  app.get("/items", (Bearer bearer) -> Map.of("token", bearer.token()));
  app.serve();
}
