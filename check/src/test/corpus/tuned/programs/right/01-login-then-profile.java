import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Token(String value) {}

record Profile(String name, String team) {}

class Directory {
  Token login(String user, String password) {
    sleep(Duration.ofMillis(4));
    if (password.isEmpty()) {
      throw new IllegalArgumentException("a password is not empty");
    }
    return new Token(user + "-" + password.length());
  }

  Profile profile(Token token) {
    sleep(Duration.ofMillis(4));
    return new Profile(token.value().split("-")[0], "compilers");
  }

  List<String> members(String team) {
    sleep(Duration.ofMillis(4));
    return List.of("ada", "grace", team.substring(0, 3));
  }
}

String colleagues(Directory directory, String user) {
  Token token = directory.login(user, "secret");
  Profile profile = directory.profile(token);
  List<String> members = directory.members(profile.team());
  return members.stream().filter(name -> !name.equals(profile.name())).toList().toString();
}

void main() {
  IO.println(run(() -> colleagues(new Directory(), "ada")));
}

/* output:
[grace, com]
*/
