import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    List<String> users = List.of("ada", "bob");
    users.stream().map(user -> createTask(() -> invite(user))).toList(); // expect: never-awaited
    IO.println("all invited");
  });
}

void invite(String user) {
  sleep(Duration.ofMillis(5));
  IO.println("dear " + user);
}
// not run
