// The page "Security: get current user" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/CurrentUser.java

import io.asyncio4j.web.*;
import io.asyncio4j.web.security.*;

record User(String name, Optional<String> email) {}

void main() {
  var app = new App("Security: get current user");
  app.secure(Bearer.password("/token"));
  app.perRequest(User.class, (Bearer b) -> new User(b.token() + "-decoded", Optional.empty()));
  app.get("/users/me", (User user) -> user);
  app.serve();
}
