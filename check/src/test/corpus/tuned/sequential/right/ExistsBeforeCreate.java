import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Bucket {
  private final Set<String> keys = new TreeSet<>();

  boolean exists(String key) {
    sleep(Duration.ofMillis(2));
    return keys.contains(key);
  }

  void create(String key) {
    sleep(Duration.ofMillis(2));
    keys.add(key);
  }
}

void main() {
  run(() -> {
    var bucket = new Bucket();
    for (String key : List.of("a", "b", "a")) {
      if (!bucket.exists(key)) {
        bucket.create(key);
        IO.println("created " + key);
      }
    }
  });
}

/* output:
created a
created b
*/
