// The page "Path operation configuration" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/RouteSettings.java

import io.asyncio4j.web.*;

record Item(String name, double price) {}

void main() {
  var app = new App("Path operation configuration");
  app.post("/items", (Item item) -> item)
      .status(201)
      .tags("items")
      .summary("Create an item")
      .description("An item has a **name** and a price.")
      .answers(201, "The item as it was created", Item.class);
  app.get("/users", () -> List.of("Ada")).tags("users");
  app.get("/elements", () -> List.of("lamp")).tags("items").deprecated();
  app.serve();
}
