// The page "Declare request example data" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/ExampleData.java

import io.asyncio4j.web.*;

record Item(@Doc(example = "lamp") String name, @Doc(example = "35.4") double price) {}

@Doc(example = "{\"name\": \"Ada\", \"email\": \"ada@example.org\"}")
record User(String name, Optional<String> email) {}

void main() {
  var app = new App("Example data");
  app.post("/items", (Item item) -> item);
  app.post("/users", (User user) -> user);
  app.serve();
}
