// The page "Request body" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/RequestBody.java

import io.asyncio4j.web.*;

record Item(String name, Optional<String> description, double price, Optional<Double> tax) {}

record Update(int id, Item item, Optional<String> q) {}

void main() {
  var app = new App("Request body");
  app.post(
      "/items",
      (Item item) -> Map.of("item", item, "total", item.price() + item.tax().orElse(0.0)));
  app.put("/items/{id}", (Update update) -> update);
  app.serve();
}
