import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Cache {
  private final Map<String, String> values = new HashMap<>();

  String get(String key) {
    String value = values.get(key);
    if (value == null) {
      value = load(key);
      values.put(key, value);
    } else {
      createTask(() -> values.put(key, load(key))); // expect: never-awaited
    }
    return value;
  }

  private String load(String key) {
    sleep(Duration.ofMillis(5));
    return "<" + key + ">";
  }
}

void main() {
  var cache = new Cache();
  run(() -> {
    String first = cache.get("a");
    IO.println(first.equals(cache.get("a")));
  });
}
// not run
