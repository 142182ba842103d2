// The page "Sub-dependencies" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/SubDependencies.java

import io.asyncio4j.web.*;

record Asked(Optional<String> q, @Cookie Optional<String> lastQuery) {}

record Wanted(String text) {}

void main() {
  var app = new App("Sub-dependencies");
  app.perRequest(
      Wanted.class, (Asked a) -> new Wanted(a.q().or(a::lastQuery).orElse("everything")));
  app.get("/items", (Wanted wanted) -> wanted);
  app.serve();
}
