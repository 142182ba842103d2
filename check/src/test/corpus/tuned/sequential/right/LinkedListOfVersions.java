import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Version(String name, Integer parent) {}

final Map<Integer, Version> store =
    Map.of(3, new Version("c", 2), 2, new Version("b", 1), 1, new Version("a", null));

void main() {
  run(() -> {
    var history = new ArrayList<String>();
    for (Integer id = 3; id != null; ) {
      Version version = load(id);
      history.add(version.name());
      id = version.parent();
    }
    IO.println(history);
  });
}

Version load(int id) {
  sleep(Duration.ofMillis(2));
  return store.get(id);
}

/* output:
[c, b, a]
*/
