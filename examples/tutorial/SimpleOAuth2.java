// The page "Security: simple OAuth2" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/SimpleOAuth2.java

import io.asyncio4j.http.server.*;
import io.asyncio4j.web.*;
import io.asyncio4j.web.security.*;

record User(String name, boolean disabled) {}

final Map<String, User> users =
    Map.of("ada", new User("ada", false), "alan", new User("alan", true));

AccessToken login(PasswordForm form) {
  boolean right = users.containsKey(form.username()) && form.password().equals("secret");
  StatusException.unless(right, 400, "the name or the password is wrong");
  return AccessToken.bearer(form.username());
}

User currentUser(Bearer bearer) {
  var user = users.get(bearer.token());
  if (user == null) {
    throw Bearer.refusal("who is that?");
  }
  StatusException.unless(!user.disabled(), 400, "that user is disabled");
  return user;
}

void main() {
  var app = new App("Security: simple OAuth2 with password and bearer");
  app.secure(Bearer.password("/token"));
  app.perRequest(User.class, this::currentUser);
  app.post("/token", this::login);
  app.get("/users/me", (User user) -> user);
  app.serve();
}
