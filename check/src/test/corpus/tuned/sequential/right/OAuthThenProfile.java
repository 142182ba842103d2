import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

record Token(String access, String refresh) {}

record Profile(String login, String mail) {}

class SignIn {
  private final AsyncClient client;

  SignIn(AsyncClient client) {
    this.client = client;
  }

  Profile finish(String code, String state, String expected) throws IOException {
    if (!state.equals(expected)) {
      throw new SecurityException("state does not match");
    }
    Token token = client.post("https://id.example.com/token", Body.form(Map.of("code", code))).json(Token.class);
    Request about =
        Request.get("https://id.example.com/me").header("Authorization", "Bearer " + token.access());
    Profile profile = client.send(about).raiseForStatus().json(Profile.class);
    if (profile.mail().isBlank()) {
      return new Profile(profile.login(), "unknown");
    }
    return profile;
  }
}

void main() {}
// not run
