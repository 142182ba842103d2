import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var names = new ArrayList<>(List.of("u1", "u2", "u3"));
    names.replaceAll(id -> displayName(id)); // expect: sequential
    IO.println(names);
  });
}

String displayName(String id) {
  sleep(Duration.ofMillis(5));
  return "User " + id.substring(1);
}

/* output:
[User 1, User 2, User 3]
*/
