import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> IO.println(nickname(3)));
}

String nickname(int id) {
  String own = own(id);
  return own != null ? own : generated(id);
}

String own(int id) {
  sleep(Duration.ofMillis(5));
  return id == 1 ? "ace" : null;
}

String generated(int id) {
  sleep(Duration.ofMillis(5));
  return "user-" + id;
}

/* output:
user-3
*/
