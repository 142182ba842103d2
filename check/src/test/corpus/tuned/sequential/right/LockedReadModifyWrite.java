import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Counter {
  private final AsyncLock lock = new AsyncLock();
  private int stored = 5;

  int add(int n) {
    return lock.withLock(
        () -> {
          int value = read();
          write(value + n);
          return read();
        });
  }

  private int read() {
    sleep(Duration.ofMillis(1));
    return stored;
  }

  private void write(int value) {
    sleep(Duration.ofMillis(1));
    stored = value;
  }
}

void main() {
  var counter = new Counter();
  run(() -> IO.println(gather(() -> counter.add(1), () -> counter.add(10))));
}

/* output:
[6, 16]
*/
