import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    List<String> walls = gather(() -> part("north"), () -> part("south")); // expect: sequential#1
    String roof = part("roof"); // expect: sequential#1
    IO.println(walls + " " + roof);
  });
}

String part(String name) {
  sleep(Duration.ofMillis(5));
  return name;
}

/* output:
[north, south] roof
*/
