// The page "Handling errors" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/HandlingErrors.java

import io.asyncio4j.http.*;
import io.asyncio4j.http.server.*;
import io.asyncio4j.web.*;

final Map<String, String> items = Map.of("lamp", "It is bright.");

static final class TooHeavy extends RuntimeException {}

String readItem(String id) {
  if (!items.containsKey(id)) {
    throw new StatusException(404, "there is no " + id, Headers.of("X-Error", "no such item"));
  }
  return items.get(id);
}

String lift(int weight) {
  if (weight > 100) {
    throw new TooHeavy();
  }
  return "lifted " + weight;
}

void main() {
  var app = new App("Handling errors");
  app.get("/items/{id}", this::readItem);
  app.get("/lift/{weight}", this::lift);
  app.onException(TooHeavy.class, (_, request) -> Problem.of(418, "not " + request.path()));
  app.onException(
      InvalidRequestException.class, (e, _) -> ServerResponse.text(e.getMessage()).withStatus(400));
  app.serve();
}
