import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var permits = AsyncSemaphore.bounded(2);
    var done = new TreeSet<Integer>();
    TaskGroup.run(group -> {
      for (int n = 0; n < 6; n++) {
        int job = n;
        permits.acquire();
        group.createTask(() -> {
          try {
            sleep(Duration.ofMillis(2));
            done.add(job);
          } finally {
            permits.release();
          }
        });
      }
    });
    IO.println(done);
  });
}

/* output:
[0, 1, 2, 3, 4, 5]
*/
