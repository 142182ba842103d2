// The page "JSON compatible encoder" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/JsonEncoder.java

import io.asyncio4j.http.*;
import io.asyncio4j.web.*;
import tools.jackson.databind.*;

final Map<String, JsonNode> database = new HashMap<>();

record Item(String title, LocalDateTime at, Optional<String> description) {}

record Update(String id, @Body Item item) {}

void update(Update update) {
  database.put(update.id(), Json.standard().toTree(update.item()));
}

void main() {
  var app = new App("JSON compatible encoder");
  app.put("/items/{id}", this::update);
  app.get("/items/{id}", (String id) -> database.get(id));
  app.serve();
}
