import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Optional<String> owner =
        Stream.of("team-a", "team-b", "team-c")
            .map(team -> onCall(team))
            .filter(name -> !name.isEmpty())
            .findFirst();
    IO.println(owner.orElse("nobody"));
  });
}

String onCall(String team) {
  sleep(Duration.ofMillis(5));
  return team.equals("team-b") ? "bob" : "";
}

/* output:
bob
*/
