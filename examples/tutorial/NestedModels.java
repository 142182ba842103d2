// The page "Body: nested models" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/NestedModels.java

import io.asyncio4j.web.*;

record Image(URI url, String name) {}

record Item(String name, Set<String> tags, @Default("[]") List<Image> images) {}

record Offer(String name, List<Item> items) {}

record Images(@Body List<Image> images) {}

record Weights(@Body Map<Integer, Double> weights) {}

void main() {
  var app = new App("Body: nested models");
  app.post("/offers", (Offer offer) -> offer);
  app.post("/images", (Images r) -> r.images().stream().map(Image::name).toList());
  app.post("/weights", (Weights r) -> r.weights());
  app.serve();
}
