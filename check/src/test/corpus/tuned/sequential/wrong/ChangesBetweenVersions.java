import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var changes = new ArrayList<String>();
    String previous = "";
    for (int version = 1; version <= 4; version++) {
      String text = text(version); // expect: sequential
      if (!text.equals(previous)) {
        changes.add(version + ": " + text);
      }
      previous = text;
    }
    IO.println(changes);
  });
}

String text(int version) {
  sleep(Duration.ofMillis(5));
  return version < 3 ? "draft" : "final";
}

/* output:
[1: draft, 3: final]
*/
