// The page "Classes as dependencies" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/ClassDependencies.java

import io.asyncio4j.web.*;
import jakarta.validation.constraints.*;

final List<String> items = List.of("lamp", "chair", "table", "shelf");

record Common(
    Optional<String> q, @Default("0") @Min(0) int skip, @Default("100") @Min(0) int limit) {
  List<String> of(List<String> all) {
    return all.stream().skip(skip).limit(limit).filter(i -> i.contains(q.orElse(""))).toList();
  }
}

void main() {
  var app = new App("Classes as dependencies");
  app.get("/items", (Common common) -> common.of(items));
  app.serve();
}
