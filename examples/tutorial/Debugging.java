// The page "Debugging" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/Debugging.java

import io.asyncio4j.web.*;

void main() {
  var app = new App("Debugging");
  app.get(
      "/",
      () -> {
        var a = "a";
        var b = "b" + a;
        return Map.of("hello", b);
      });
  app.serve("0.0.0.0", 8000);
}
