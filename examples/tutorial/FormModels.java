// The page "Form models" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/FormModels.java

import io.asyncio4j.web.*;
import jakarta.validation.constraints.*;

record Credentials(String name, @Size(min = 8) String password) {}

record Login(@Form Credentials credentials) {}

void main() {
  var app = new App("Form models");
  app.post("/login", (Login login) -> login.credentials());
  app.serve();
}
