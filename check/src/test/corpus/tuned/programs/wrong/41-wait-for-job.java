// not run: it fails, since there is no loop
import static io.asyncio4j.Asyncio.*;

import java.util.concurrent.atomic.AtomicInteger;

enum State {
  QUEUED,
  RUNNING,
  DONE
}

interface Jobs {
  State state(String id);
}

class CountingJobs implements Jobs {
  private final AtomicInteger asked = new AtomicInteger();

  @Override
  public State state(String id) {
    return switch (asked.getAndIncrement()) {
      case 0 -> State.QUEUED;
      case 1 -> State.RUNNING;
      default -> State.DONE;
    };
  }
}

int waitUntilDone(Jobs jobs, String id) {
  int polls = 1;
  while (jobs.state(id) != State.DONE) {
    sleep(Duration.ofMillis(100)); // expect: never-awaited
    polls++;
  }
  return polls;
}

void main(String[] args) {
  String id = args.length > 0 ? args[0] : "nightly";
  int polls = waitUntilDone(new CountingJobs(), id); // also: never-awaited
  IO.println(id + " is done after " + polls + " polls");
}
