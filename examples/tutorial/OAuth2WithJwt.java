// The page "Security: OAuth2 with JWT tokens" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/OAuth2WithJwt.java

//DEPS com.nimbusds:nimbus-jose-jwt:10.6

import io.asyncio4j.http.server.*;
import io.asyncio4j.web.*;
import io.asyncio4j.web.security.*;

record User(String name, String passwordHash) {}

final Map<String, User> users = Map.of("ada", new User("ada", Passwords.hash("secret")));
final Jwts tokens =
    Jwts.hs256("09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7")
        .lifetime(Duration.ofMinutes(30))
        .password("/token");

AccessToken login(PasswordForm form) {
  var user = users.get(form.username());
  if (user == null) {
    Passwords.verifyNothing(form.password());
  }
  boolean right = user != null && Passwords.verify(form.password(), user.passwordHash());
  StatusException.unless(right, 401, "the name or the password is wrong");
  return AccessToken.bearer(tokens.sign(user.name()));
}

void main() {
  var app = new App("Security: OAuth2 with JWT tokens");
  app.secure(tokens);
  app.perRequest(User.class, (Jwt jwt) -> users.get(jwt.subject()));
  app.post("/token", this::login);
  app.get("/users/me", (User user) -> Map.of("name", user.name()));
  app.serve();
}
