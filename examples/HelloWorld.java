// The smallest program: a loop, one coroutine, a pause that blocks no thread.
//
//   aio run examples/HelloWorld.java
//
// Prints:
//   hello
//   ... world

import static io.asyncio4j.Asyncio.*;

void main() {
  run(() -> {
    IO.println("hello");
    sleep(Duration.ofMillis(500));
    IO.println("... world");
  });
}
