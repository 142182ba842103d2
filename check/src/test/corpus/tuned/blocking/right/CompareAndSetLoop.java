import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final AtomicLong highest = new AtomicLong();

void main() {
  run(() -> {
    runEach(List.of(3L, 9L, 4L), value -> {
      sleep(Duration.ofMillis(1));
      raise(value);
    });
    IO.println(highest.get());
  });
}

void raise(long value) {
  long seen = highest.get();
  while (seen < value && !highest.compareAndSet(seen, value)) {
    seen = highest.get();
  }
}

/* output:
9
*/
