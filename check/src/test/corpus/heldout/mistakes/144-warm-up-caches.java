import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final class Cache {
  final String name;
  private Map<String, Integer> entries = Map.of();

  Cache(String name) {
    this.name = name;
  }

  void warmUp() {
    sleep(Duration.ofMillis(5));
    entries = Map.of("size of " + name, name.length());
  }

  Map<String, Integer> entries() {
    return entries;
  }
}

void start(Cache users, Cache prices) {
  List<Task<Void>> warming = new ArrayList<>();
  warming.add(createTask("users", () -> users.warmUp())); // expect: never-awaited
  warming.add(createTask("prices", () -> prices.warmUp())); // expect: never-awaited
  IO.println(users.entries().size() + prices.entries().size() + " entries");
}

void main() {
  run(() -> start(new Cache("users"), new Cache("prices")));
}

/* output:
0 entries
*/
