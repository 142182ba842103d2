import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var saving = createTask(() -> save("draft")); // expect: never-awaited
    IO.println("goodbye");
  });
}

void save(String text) {
  sleep(Duration.ofMillis(5));
  IO.println("saved " + text);
}
// not run
