import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record User(String name, boolean blocked) {}

void main() {
  run(() -> {
    IO.println(greet(1, "en"));
  });
}

String greet(int id, String language) {
  User user = user(id);
  if (user.blocked()) {
    return "blocked";
  }
  String phrase = phrase(language);
  return phrase + " " + user.name();
}

User user(int id) {
  sleep(Duration.ofMillis(5));
  return new User("user " + id, false);
}

String phrase(String language) {
  sleep(Duration.ofMillis(5));
  return language.equals("en") ? "hello" : "bonjour";
}

/* output:
hello user 1
*/
