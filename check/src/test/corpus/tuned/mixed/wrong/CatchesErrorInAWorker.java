import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Job(int number) {}

void main() {
  run(() -> {
    var jobs = new AsyncQueue<Job>(10);
    TaskGroup.run(group -> {
      group.createTask(() -> work(jobs));
      jobs.put(new Job(1));
      sleep(Duration.ofMillis(5));
      group.cancel();
    });
  });
}

void work(AsyncQueue<Job> jobs) {
  while (true) {
    try {
      Job job = jobs.get();
      assert job.number() > 0;
    } catch (Exception | Error e) { // expect: mixed
      System.err.println("worker goes on: " + e);
    }
  }
}
// not run
