import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var seen = new TreeSet<String>();
    TaskGroup.run(group -> {
      for (String name : List.of("ada", "bob")) {
        group.createTask(() -> seen.add(lookUp(name)));
      }
    });
    IO.println(seen);
  });
}

String lookUp(String name) {
  sleep(Duration.ofMillis(5));
  return name.toUpperCase();
}

/* output:
[ADA, BOB]
*/
