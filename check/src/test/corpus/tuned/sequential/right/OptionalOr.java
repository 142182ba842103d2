import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    String name = inCache(3).or(() -> inDatabase(3)).or(() -> inArchive(3)).orElse("unknown");
    IO.println(name);
  });
}

Optional<String> inCache(int id) {
  sleep(Duration.ofMillis(2));
  return Optional.empty();
}

Optional<String> inDatabase(int id) {
  sleep(Duration.ofMillis(4));
  return Optional.of("user " + id);
}

Optional<String> inArchive(int id) {
  sleep(Duration.ofMillis(50));
  return Optional.of("old user " + id);
}

/* output:
user 3
*/
