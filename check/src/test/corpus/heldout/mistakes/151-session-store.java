import static io.asyncio4j.Asyncio.*;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

final class SessionStore {
  private final Map<String, String> sessions = new HashMap<>();
  private final Object lock = new Object();
  private int loads;

  private String loadFromDatabase(String id) {
    sleep(Duration.ofMillis(5));
    loads++;
    return "session of " + id;
  }

  String session(String id) {
    synchronized (lock) {
      String found = sessions.get(id);
      if (found == null) {
        found = loadFromDatabase(id); // expect: mixed
        sessions.put(id, found);
      }
      return found;
    }
  }

  public static void main(String[] args) {
    var store = new SessionStore();
    run(() -> {
      System.out.println(gather(() -> store.session("a"), () -> store.session("a")));
      System.out.println(store.loads + " load");
    });
  }
}

/* output:
[session of a, session of a]
1 load
*/
