// The page "Extra models" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/ExtraModels.java

import io.asyncio4j.web.*;

record UserIn(String name, String password) {}

record UserInDb(String name, int hashedPassword) {}

record UserOut(String name) {}

sealed interface Vehicle {}

record Car(String make, int doors) implements Vehicle {}

record Plane(String make, int engines) implements Vehicle {}

final List<UserInDb> users = new ArrayList<>();
final Map<String, Vehicle> vehicles = Map.of("beetle", new Car("VW", 2), "a320", new Plane("A", 2));

UserOut create(UserIn user) {
  users.add(new UserInDb(user.name(), user.password().hashCode()));
  return new UserOut(user.name());
}

void main() {
  var app = new App("Extra models");
  app.post("/users", this::create);
  app.get("/vehicles/{id}", (String id) -> vehicles.get(id));
  app.get("/vehicles", () -> List.copyOf(vehicles.values()));
  app.get("/weights", () -> Map.of("lamp", 2.3, "chair", 3.4));
  app.serve();
}
