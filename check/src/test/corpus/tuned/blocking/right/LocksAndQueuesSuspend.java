import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.locks.ReentrantLock;

final BlockingQueue<String> jobs = new ArrayBlockingQueue<>(1);
final ReentrantLock printing = new ReentrantLock();

void main() throws InterruptedException {
  run(() -> {
    Task<Void> consumer = createTask(() -> consume());
    for (String job : List.of("sweep", "dust")) {
      Thread.sleep(2);
      jobs.put(job);
    }
    await(consumer);
  });
}

void consume() throws InterruptedException {
  for (int i = 0; i < 2; i++) {
    String job = jobs.take();
    printing.lock();
    try {
      IO.println(job);
    } finally {
      printing.unlock();
    }
  }
}

/* output:
sweep
dust
*/
