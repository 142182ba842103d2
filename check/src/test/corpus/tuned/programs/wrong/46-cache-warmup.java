import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Cache {
  private final Map<String, String> entries = new HashMap<>();
  private int misses;

  String get(String key) {
    String value = entries.get(key);
    if (value == null) {
      misses++;
      value = compute(key);
      entries.put(key, value);
    }
    return value;
  }

  private static String compute(String key) {
    sleep(Duration.ofMillis(5));
    return key.toUpperCase();
  }

  int misses() {
    return misses;
  }
}

class Service {
  private static final List<String> POPULAR = List.of("home", "news", "sport");

  private final Cache cache = new Cache();

  void warmUp() {
    List<Task<String>> loading =
        POPULAR.stream().map(key -> createTask(() -> cache.get(key))).toList(); // expect: never-awaited
    IO.println("warm: " + String.join(", ", POPULAR));
  }

  String page(String key) {
    return cache.get(key);
  }
}

void main() {
  run(() -> {
    var service = new Service();
    service.warmUp();
    IO.println(service.page("contact"));
  });
}

/* output:
warm: home, news, sport
CONTACT
*/
