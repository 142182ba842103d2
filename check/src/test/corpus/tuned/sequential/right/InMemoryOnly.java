import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Cache {
  String get(String key);
}

class MapCache implements Cache {
  private final Map<String, String> values = Map.of("a", "1", "b", "2");

  public String get(String key) {
    return values.getOrDefault(key, "");
  }
}

void main() {
  run(() -> {
    Cache cache = new MapCache();
    sleep(Duration.ofMillis(1));
    String a = cache.get("a");
    String b = cache.get("b");
    var all = new ArrayList<String>();
    for (String key : List.of("a", "b", "c")) {
      all.add(cache.get(key));
    }
    IO.println(a + b + all);
  });
}

/* output:
12[1, 2, ]
*/
