// The page "Body: multiple parameters" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/BodyMultiple.java

import io.asyncio4j.web.*;
import jakarta.validation.constraints.*;

record Item(String name, double price) {}

record User(String name, Optional<String> email) {}

record Update(int id, Item item, User user, @Body @Positive int weight, Optional<String> q) {}

void main() {
  var app = new App("Body: multiple parameters");
  app.put("/items/{id}", (Update update) -> update);
  app.serve();
}
