// Coroutines of one loop run one at a time and change over only where they suspend. So a plain
// field is safe between two suspensions; a lock is needed only to keep it across one.
//
//   aio run examples/SharedStateWithoutLocks.java
//
// Prints:
//   count++ by 10000 coroutines: 10000
//   read, suspend, write by 100: 1
//   the same under a lock: 100

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.stream.IntStream;

int count;

void main() {
  run(() -> {
    runEach(
        numbers(10_000),
        _ -> {
          sleep(Duration.ofMillis(1));
          count++;
        });
    IO.println("count++ by 10000 coroutines: " + count);

    count = 0;
    runEach(numbers(100), _ -> addOneSlowly());
    IO.println("read, suspend, write by 100: " + count);

    count = 0;
    var lock = new AsyncLock();
    runEach(numbers(100), _ -> lock.withLock(() -> addOneSlowly()));
    IO.println("the same under a lock: " + count);
  });
}

void addOneSlowly() {
  int before = count;
  yieldNow();
  count = before + 1;
}

Iterable<Integer> numbers(int n) {
  return IntStream.range(0, n)::iterator;
}
