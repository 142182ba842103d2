// The page "Static files" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   cd examples && aio run tutorial/StaticFolder.java

import io.asyncio4j.http.server.*;
import io.asyncio4j.web.*;

final String page = "<link rel=stylesheet href=/static/style.css><p>hello";

void main() {
  var app = new App("Static files");
  app.files("/static", java.nio.file.Path.of("tutorial/static"));
  app.get("/", () -> ServerResponse.html(page));
  app.serve();
}
