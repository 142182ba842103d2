import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var workers = new ArrayList<Task<Void>>();
    for (int i = 0; i < 3; i++) {
      workers.add(createTask(() -> sleep(Duration.ofHours(1))));
    }
    sleep(Duration.ofMillis(1));
    workers.forEach(Task::cancel);
    int stopped = 0;
    for (Task<Void> worker : workers) {
      try {
        await(worker);
      } catch (CancelledError expected) {
        stopped++;
      }
    }
    IO.println(stopped + " stopped");
  });
}

/* output:
3 stopped
*/
