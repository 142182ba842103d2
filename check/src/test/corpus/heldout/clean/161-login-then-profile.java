import static io.asyncio4j.Asyncio.*;

record Session(String token, int user) {}

record Profile(int user, String name) {}

final class Accounts {
  Session login(String name, String password) {
    sleep(Duration.ofMillis(4));
    return new Session(name + "-token", password.length());
  }

  Profile profile(Session session) {
    sleep(Duration.ofMillis(4));
    return new Profile(session.user(), session.token().replace("-token", ""));
  }

  List<String> friends(Profile profile) {
    sleep(Duration.ofMillis(4));
    return List.of("friend of " + profile.name());
  }
}

void main() {
  var accounts = new Accounts();
  run(() -> {
    Session session = accounts.login("ada", "secret");
    Profile profile = accounts.profile(session);
    IO.println(accounts.friends(profile));
  });
}

/* output:
[friend of ada]
*/
