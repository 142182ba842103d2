import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

sealed interface Query permits ByName, ById {}

record ByName(String name) implements Query {}

record ById(int id) implements Query {}

void main() {
  run(() -> IO.println(search(new ByName("tea"))));
}

List<String> search(Query query) {
  return switch (query) {
    case ByName(var name) -> {
      var exact = exact(name); // expect: sequential#1
      var similar = similar(name); // expect: sequential#1
      var all = new ArrayList<>(exact);
      all.addAll(similar);
      yield all;
    }
    case ById(var id) -> List.of("#" + id);
  };
}

List<String> exact(String name) {
  sleep(Duration.ofMillis(5));
  return List.of(name);
}

List<String> similar(String name) {
  sleep(Duration.ofMillis(5));
  return List.of("green " + name, name + " pot");
}

/* output:
[tea, green tea, tea pot]
*/
