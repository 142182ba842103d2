import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class SingleFlight {
  private final Map<String, Task<String>> running = new HashMap<>();
  private int fetches;

  String get(String key) {
    Task<String> task = running.computeIfAbsent(key, missing -> createTask(() -> fetch(missing)));
    return await(task);
  }

  private String fetch(String key) {
    fetches++;
    sleep(Duration.ofMillis(5));
    return "<" + key + ">";
  }
}

void main() {
  var pages = new SingleFlight();
  run(() -> {
    List<String> all = gather(() -> pages.get("a"), () -> pages.get("a"), () -> pages.get("b"));
    IO.println(all + " with " + pages.fetches + " fetches");
  });
}

/* output:
[<a>, <a>, <b>] with 2 fetches
*/
