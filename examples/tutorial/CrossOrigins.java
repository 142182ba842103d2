// The page "CORS" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/CrossOrigins.java

import io.asyncio4j.web.*;
import io.asyncio4j.web.middleware.*;

void main() {
  var app = new App("CORS");
  app.use(
      Cors.of("https://example.org", "http://localhost:8080")
          .withMethods("GET", "POST", "PUT", "DELETE")
          .withHeaders("Authorization", "Content-Type")
          .withCredentials());
  app.get("/", () -> Map.of("message", "hello"));
  app.serve();
}
