import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.time.Duration;

final class SemaphoreBeforeTask {
  private final AsyncSemaphore slots = AsyncSemaphore.bounded(3);
  private final AsyncQueue<Integer> orders = new AsyncQueue<>(10);
  private int cooked;

  private void cook(int order) {
    try {
      sleep(Duration.ofMillis(5));
      cooked += order > 0 ? 1 : 0;
    } finally {
      slots.release();
    }
  }

  void kitchen() {
    TaskGroup.run(stoves -> {
      for (int order : orders) {
        slots.acquire();
        stoves.createTask("order " + order, () -> cook(order));
      }
    });
  }

  public static void main(String[] args) {
    var kitchen = new SemaphoreBeforeTask();
    run(() -> {
      var cooking = createTask("kitchen", kitchen::kitchen);
      for (int order = 1; order <= 12; order++) {
        kitchen.orders.put(order);
      }
      kitchen.orders.shutdown(false);
      await(cooking);
      System.out.println(kitchen.cooked + " meals");
    });
  }
}

/* output:
12 meals
*/
