import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    List.of("ada", "bob").forEach(name -> createTask("greet", () -> greet(name))); // expect: never-awaited
    IO.println("everybody is greeted");
  });
}

void greet(String name) {
  sleep(Duration.ofMillis(5));
  IO.println("hello " + name);
}
// not run
