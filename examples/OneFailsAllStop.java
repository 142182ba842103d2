// A TaskGroup is a block: when it ends, everything that was started in it is over. When one task
// fails the others are cancelled, their clean-up runs, and every failure goes out in one exception.
//
//   aio run examples/OneFailsAllStop.java
//
// Prints:
//   wheels: mounting
//   engine: mounting
//   lights: mounting
//   wheels: done
//   lights: stopped half-way
//   no car today: [java.io.IOException: the engine does not fit]

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    try {
      TaskGroup.run(car -> {
        car.createTask(() -> mount("wheels", 50));
        car.createTask(() -> mount("engine", 100));
        car.createTask(() -> mount("lights", 60_000));
      });
    } catch (ExceptionGroup group) {
      IO.println("no car today: " + group.exceptions());
    }
  });
}

void mount(String part, int millis) throws IOException {
  IO.println(part + ": mounting");
  try {
    sleep(Duration.ofMillis(millis));
  } catch (CancelledError e) {
    IO.println(part + ": stopped half-way");
    throw e;
  }
  if (part.equals("engine")) {
    throw new IOException("the engine does not fit");
  }
  IO.println(part + ": done");
}
