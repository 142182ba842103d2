import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  List<String> names = run(() -> names());
  IO.println(names);
  run(() -> sleep(Duration.ofMillis(1)));
  try (var runner = Runner.builder().build()) {
    IO.println(runner.run(() -> names()).size());
  }
}

List<String> names() {
  sleep(Duration.ofMillis(1));
  return List.of("ada", "bob");
}

/* output:
[ada, bob]
2
*/
