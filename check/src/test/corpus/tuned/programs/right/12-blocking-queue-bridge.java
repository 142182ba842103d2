import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

record Tick(String symbol, int price) {}

/** A feed that was made for threads. */
class Feed {
  private final BlockingQueue<Tick> ticks = new LinkedBlockingQueue<>();
  private final CountDownLatch started = new CountDownLatch(1);

  void start() {
    Thread.ofPlatform().daemon().start(() -> {
      for (int price = 100; price < 104; price++) {
        ticks.add(new Tick("ACME", price));
      }
      started.countDown();
    });
  }

  void awaitStart() throws InterruptedException {
    started.await();
  }

  Tick next() throws InterruptedException {
    return ticks.take();
  }
}

// Waiting in the JDK's own classes suspends the coroutine and leaves the loop free.
int highest(Feed feed, int count) throws InterruptedException {
  feed.start();
  feed.awaitStart();
  int highest = 0;
  for (int i = 0; i < count; i++) {
    highest = Math.max(highest, feed.next().price());
    Thread.sleep(1);
  }
  return highest;
}

void main() throws InterruptedException {
  IO.println("highest " + run(() -> highest(new Feed(), 4)));
}

/* output:
highest 103
*/
