import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.locks.ReentrantLock;

/** Shared by the loops of several threads, so a real lock guards it; nothing waits inside. */
class HitCounter {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Integer> hits = new TreeMap<>();
  private int total;

  void hit(String page) {
    lock.lock();
    try {
      hits.merge(page, 1, Integer::sum);
      total++;
    } finally {
      lock.unlock();
    }
  }

  synchronized String title() {
    return "hits";
  }

  String report() {
    lock.lock();
    try {
      return title() + " " + hits + " of " + total;
    } finally {
      lock.unlock();
    }
  }
}

void visit(HitCounter counter, String page, int times) {
  for (int i = 0; i < times; i++) {
    sleep(Duration.ofMillis(1));
    counter.hit(page);
  }
}

void main() throws InterruptedException {
  var counter = new HitCounter();
  Thread other = Thread.ofPlatform().start(() -> run(() -> visit(counter, "/about", 3)));
  run(() -> gather(() -> visit(counter, "/", 2), () -> visit(counter, "/news", 4)));
  other.join();
  IO.println(counter.report());
}

/* output:
hits {/=2, /about=3, /news=4} of 9
*/
