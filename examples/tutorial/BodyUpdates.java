// The page "Body: updates" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/BodyUpdates.java

import io.asyncio4j.web.*;

record Item(String name, double price, @Default("10.5") double tax, Optional<String> note) {}

record Replace(String id, @Body Item item) {}

record Change(String id, @Body MergePatch<Item> patch) {}

final Map<String, Item> items =
    new HashMap<>(Map.of("lamp", new Item("Lamp", 35, 10.5, Optional.of("new"))));

Item replace(Replace r) {
  items.put(r.id(), r.item());
  return r.item();
}

Optional<Item> change(Change r) {
  return Optional.ofNullable(items.computeIfPresent(r.id(), (_, i) -> r.patch().apply(i)));
}

void main() {
  var app = new App("Body: updates");
  app.get("/items/{id}", (String id) -> items.get(id));
  app.put("/items/{id}", this::replace);
  app.patch("/items/{id}", this::change);
  app.serve();
}
