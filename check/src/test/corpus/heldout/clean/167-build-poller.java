import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

enum State { QUEUED, RUNNING, GREEN }

final class BuildServer {
  private int asked;

  State state(int build) {
    sleep(Duration.ofMillis(20));
    asked++;
    return asked < 3 ? State.QUEUED : asked < 5 ? State.RUNNING : State.GREEN;
  }
}

State waitForEnd(BuildServer server, int build) {
  State state = server.state(build);
  while (state != State.GREEN) {
    sleep(Duration.ofSeconds(10));
    state = server.state(build);
  }
  return state;
}

void main() {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> {
      State end = waitForEnd(new BuildServer(), 17);
      IO.println(end + " after " + Duration.ofNanos(runningLoop().time()).toSeconds() + " s");
    });
  }
}

/* output:
GREEN after 40 s
*/
