import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    IO.println(gather(() -> article(1), () -> article(2)));
  });
}

String article(int id) {
  String cached = fromCache(id);
  if (cached != null) {
    return cached;
  }
  return fromDatabase(id);
}

String fromCache(int id) {
  sleep(Duration.ofMillis(1));
  return id == 1 ? "cached 1" : null;
}

String fromDatabase(int id) {
  sleep(Duration.ofMillis(5));
  return "stored " + id;
}

/* output:
[cached 1, stored 2]
*/
