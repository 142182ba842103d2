package shop;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.CancelledError;
import io.asyncio4j.Task;
import java.time.Duration;
import java.util.ArrayList;

/** Loses what can be lost; the report names these lines. */
@SuppressWarnings({"CheckReturnValue", "FutureReturnValueIgnored"})
public final class Careless {
  private Careless() {}

  public static void neverAwaits() {
    createTask("writes the log", () -> sleep(Duration.ofHours(1)));
    createTask(() -> sleep(Duration.ofMillis(1)));
    sleep(Duration.ofMillis(10));
  }

  public static void losesExceptions() {
    for (int i = 0; i < 3; i++) {
      createTask("import", Careless::fail);
    }
    sleep(Duration.ofMillis(10));
  }

  private static void fail() {
    throw new IllegalStateException("no such file\nand a second line");
  }

  public static void swallowsCancellation() {
    Task<Void> stubborn = createTask("stubborn", Careless::doNotMind);
    sleep(Duration.ofMillis(1));
    stubborn.cancel();
    stubborn.await();
  }

  private static void doNotMind() {
    try {
      sleep(Duration.ofHours(1));
    } catch (CancelledError e) {
      return;
    }
  }

  public static void startsAll(int tasks) {
    var started = new ArrayList<Task<Void>>();
    for (int i = 0; i < tasks; i++) {
      started.add(createTask(() -> sleep(Duration.ofMillis(5))));
    }
    started.forEach(Task::await);
  }
}
