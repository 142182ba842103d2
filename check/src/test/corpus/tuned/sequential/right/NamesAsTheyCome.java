import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var names = new ArrayList<String>();
    for (Task<String> next : asCompleted(() -> name(9), () -> name(1))) {
      names.add(await(next));
    }
    IO.println(names);
  });
}

String name(int millis) {
  sleep(Duration.ofMillis(millis * 3L));
  return "name " + millis;
}

/* output:
[name 1, name 9]
*/
