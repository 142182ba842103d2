// The page "Path parameters and numeric validations" of FastAPI's tutorial:
// docs/web-from-fastapi.md
//
//   aio run examples/tutorial/PathValidations.java

import io.asyncio4j.web.*;
import jakarta.validation.constraints.*;

record Wanted(
    @Doc("The number on the label") @Min(1) @Max(1000) int id,
    String q,
    @Positive @DecimalMax(value = "10.5", inclusive = false) double size) {}

void main() {
  var app = new App("Path parameters and numeric validations");
  app.get("/items/{id}", (Wanted wanted) -> wanted);
  app.serve();
}
