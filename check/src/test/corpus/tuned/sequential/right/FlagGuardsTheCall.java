import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> IO.println(recommendations(5)));
}

List<String> recommendations(int user) {
  if (!enabled("recommendations")) {
    return List.of();
  }
  return similar(user);
}

boolean enabled(String flag) {
  sleep(Duration.ofMillis(2));
  return flag.startsWith("rec");
}

List<String> similar(int user) {
  sleep(Duration.ofMillis(4));
  return List.of("user " + (user + 1));
}

/* output:
[user 6]
*/
