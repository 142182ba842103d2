import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var finished = new AsyncEvent();
    Task<Integer> job = createTask(() -> compute());
    job.addDoneCallback(
        task -> {
          IO.println(task.state() + " " + task.resultNow());
          finished.set();
        });
    finished.await();
  });
}

int compute() {
  sleep(Duration.ofMillis(5));
  return 42;
}

/* output:
SUCCESS 42
*/
