// Coroutines are cheap: a hundred thousand of them wait at the same time, on one thread.
//
//   aio run examples/HundredThousandCoroutines.java
//
// Prints:
//   100000 coroutines asleep
//   100000 coroutines awake again

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

int asleep;
int awake;

void main() {
  run(() -> {
    var morning = new AsyncEvent();
    TaskGroup.run(hotel -> {
      for (int n = 0; n < 100_000; n++) {
        hotel.createTask(() -> {
          asleep++;
          morning.await();
          awake++;
        });
      }
      yieldNow();
      IO.println(asleep + " coroutines asleep");
      morning.set();
    });
    IO.println(awake + " coroutines awake again");
  });
}
