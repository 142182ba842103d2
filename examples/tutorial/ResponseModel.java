// The page "Response model" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/ResponseModel.java

import com.fasterxml.jackson.annotation.*;
import io.asyncio4j.web.*;
import jakarta.validation.constraints.*;

record UserIn(String name, String password, @Email String email) {}

record UserOut(String name, String email) {}

@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Item(String name, double price, Optional<String> note) {}

final Map<String, Item> items = Map.of("lamp", new Item("Lamp", 35, Optional.empty()));

void main() {
  var app = new App("Response model");
  app.post("/users", (UserIn user) -> new UserOut(user.name(), user.email()));
  app.get("/items/{id}", (String id) -> items.get(id));
  app.serve();
}
