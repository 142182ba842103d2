// The page "Middleware" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/AroundRequests.java

import io.asyncio4j.http.server.*;
import io.asyncio4j.web.*;

ServerResponse timed(ServerRequest request, Handler next) throws Exception {
  long start = System.nanoTime();
  ServerResponse response = next.handle(request);
  return response.withHeader("X-Process-Time", String.valueOf((System.nanoTime() - start) / 1e9));
}

void main() {
  var app = new App("Middleware");
  app.use(this::timed);
  app.get("/", () -> "hello");
  app.serve();
}
