import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  IO.println("three");
  pause();
  IO.println("two");
}

void pause() {
  sleep(Duration.ofSeconds(1)); // expect: never-awaited
}
// not run
