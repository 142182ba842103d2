// The page "Query parameter models" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/QueryModels.java

import io.asyncio4j.web.*;
import jakarta.validation.constraints.*;

enum Order {
  CREATED,
  UPDATED
}

record Filter(
    @Default("100") @Positive @Max(100) int limit,
    @Default("0") @PositiveOrZero int offset,
    @Default("CREATED") Order order,
    List<String> tags) {}

void main() {
  var app = new App("Query parameter models");
  app.get("/items", (Filter filter) -> filter);
  app.serve();
}
