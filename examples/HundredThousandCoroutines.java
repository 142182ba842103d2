// Coroutines are cheap: a hundred thousand of them sleep at the same time, on one thread.
//
//   aio run examples/HundredThousandCoroutines.java
//
// Prints:
//   100000 coroutines asleep
//   100000 coroutines awake again, on 1 thread

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.stream.IntStream;

int asleep;
int mostAsleep;

void main() {
  run(() -> {
    Iterable<Integer> numbers = IntStream.range(0, 100_000)::iterator;
    var awake = gatherEach(numbers, n -> nap(n));
    IO.println(mostAsleep + " coroutines asleep");
    IO.println(awake.size() + " coroutines awake again, on 1 thread");
  });
}

int nap(int n) {
  mostAsleep = Math.max(mostAsleep, ++asleep);
  sleep(Duration.ofSeconds(2));
  asleep--;
  return n;
}
