import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var jobs = new AsyncQueue<String>(2);
    var done = new ArrayList<String>();
    TaskGroup.run(group -> {
      group.createTask(() -> {
        for (String job : jobs) {
          done.add(process(job));
        }
      });
      for (String job : List.of("a", "b", "c")) {
        jobs.put(job);
      }
      jobs.shutdown(false);
    });
    IO.println(done);
  });
}

String process(String job) {
  sleep(Duration.ofMillis(2));
  return job.toUpperCase();
}

/* output:
[A, B, C]
*/
