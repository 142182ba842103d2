import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Job {
  void execute();
}

class Supervisor {
  private final List<String> log = new ArrayList<>();

  void supervise(List<Job> jobs) {
    TaskGroup.run(group -> jobs.forEach(job -> group.createTask(() -> watch(job))));
  }

  private void watch(Job job) {
    job.execute();
    log.add("done");
  }
}

void main() {
  var supervisor = new Supervisor();
  run(() -> supervisor.supervise(List.of(() -> sleep(Duration.ofMillis(2)), () -> sleep(Duration.ofMillis(1)))));
  IO.println(supervisor.log);
}

/* output:
[done, done]
*/
