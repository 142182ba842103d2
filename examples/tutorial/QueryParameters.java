// The page "Query parameters" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/QueryParameters.java

import io.asyncio4j.web.*;
import jakarta.validation.constraints.*;

final List<String> items = List.of("lamp", "chair", "table", "shelf");

record Page(@Default("0") @Min(0) int skip, @Default("10") @Min(0) int limit) {}

record Wanted(String id, String colour, Optional<String> q, @Default("false") boolean brief) {}

void main() {
  var app = new App("Query parameters");
  app.get("/items", (Page page) -> items.stream().skip(page.skip()).limit(page.limit()).toList());
  app.get("/items/{id}", (Wanted wanted) -> wanted);
  app.serve();
}
