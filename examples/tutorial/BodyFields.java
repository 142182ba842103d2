// The page "Body: fields" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/BodyFields.java

import io.asyncio4j.web.*;
import jakarta.validation.constraints.*;

record Item(
    String name,
    @Doc("What the label says") @Size(max = 30) Optional<String> description,
    @Positive double price) {}

record Update(int id, @Body(embed = true) Item item) {}

void main() {
  var app = new App("Body: fields");
  app.put("/items/{id}", (Update update) -> update);
  app.serve();
}
