import static io.asyncio4j.Asyncio.*;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class GenericRepositories {
  interface Repository<K, T> {
    Optional<T> findById(K id);
  }

  static final class RemoteRepository<K, T> implements Repository<K, T> {
    private final Map<K, T> rows = new HashMap<>();

    RemoteRepository<K, T> with(K id, T row) {
      rows.put(id, row);
      return this;
    }

    @Override
    public Optional<T> findById(K id) {
      sleep(Duration.ofMillis(5));
      return Optional.ofNullable(rows.get(id));
    }
  }

  record Pilot(String name) {}

  record Aircraft(String type) {}

  record Assignment(Pilot pilot, Aircraft aircraft) {}

  static Assignment assignment(
      Repository<Integer, Pilot> pilots, Repository<String, Aircraft> fleet, int pilot, String tail) {
    var who = pilots.findById(pilot); // expect: sequential#1
    var what = fleet.findById(tail); // expect: sequential#1
    return new Assignment(who.orElseThrow(), what.orElseThrow());
  }

  public static void main(String[] args) {
    var pilots = new RemoteRepository<Integer, Pilot>().with(4, new Pilot("Amelia"));
    var fleet = new RemoteRepository<String, Aircraft>().with("D-ABCD", new Aircraft("A320"));
    var assigned = run(() -> assignment(pilots, fleet, 4, "D-ABCD"));
    System.out.println(assigned);
  }
}

/* output:
Assignment[pilot=Pilot[name=Amelia], aircraft=Aircraft[type=A320]]
*/
