// The page "Testing" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/Testing.java
//
// In a project main() is not needed: the test framework finds the tests.

//DEPS org.assertj:assertj-core:3.27.7

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.client.*;
import io.asyncio4j.http.server.*;
import io.asyncio4j.web.*;

record Item(String id, String title, Optional<String> note) {}

final Item lamp = new Item("lamp", "Lamp", Optional.of("bright"));
final Map<String, Item> items = new HashMap<>(Map.of("lamp", lamp));

void checkToken(@Header String xToken) {
  StatusException.unless(xToken.equals("secret"), 400, "X-Token is not the right one");
}

Item createItem(Item item) {
  StatusException.unless(items.putIfAbsent(item.id(), item) == null, 409, "there is one already");
  return item;
}

App app() {
  var app = new App("Testing");
  app.requires(this::checkToken);
  app.get("/items/{id}", (String id) -> items.get(id));
  app.post("/items", this::createItem);
  return app;
}

void readsItem(TestClient client) throws IOException {
  Response response = client.get("/items/lamp");
  assertThat(response.status()).isEqualTo(200);
  assertThat(response.json(Item.class)).isEqualTo(lamp);
}

void refusesAnotherToken(TestClient client) throws IOException {
  Response response = client.send(Request.get("/items/lamp").header("X-Token", "guess"));
  assertThat(response.status()).isEqualTo(400);
  assertThat(response.text()).contains("X-Token is not the right one");
}

void findsNoItem(TestClient client) throws IOException {
  assertThat(client.get("/items/none").status()).isEqualTo(404);
}

void createsItem(TestClient client) throws IOException {
  var chair = new Item("chair", "Chair", Optional.empty());
  assertThat(client.postJson("/items", chair).json(Item.class)).isEqualTo(chair);
  assertThat(client.postJson("/items", chair).status()).isEqualTo(409);
}

void main() throws Exception {
  try (var client = TestClient.builder(app()).client(c -> c.header("X-Token", "secret")).build()) {
    readsItem(client);
    refusesAnotherToken(client);
    findsNoItem(client);
    createsItem(client);
  }
}
