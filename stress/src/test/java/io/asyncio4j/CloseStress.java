package io.asyncio4j;

import static io.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.Future;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A loop closes while another thread asks it for a coroutine. */
@JCStressTest
@Outcome(id = "SUCCESS", expect = ACCEPTABLE, desc = "It came in time.")
@Outcome(id = "CANCELLED", expect = ACCEPTABLE, desc = "The loop closed before it began.")
@Outcome(id = "refused", expect = ACCEPTABLE, desc = "The loop was closed.")
@Outcome(id = "RUNNING", expect = FORBIDDEN, desc = "Who waits for it waits for ever.")
@State
public class CloseStress {
  private final Runner runner = Runner.builder().build();
  private final EventLoop loop = runner.loop();
  private Future<Integer> future;

  @Actor
  public void closer() {
    runner.close();
  }

  @Actor
  public void caller() {
    try {
      future = runCoroutineThreadsafe(loop, () -> 1);
    } catch (IllegalStateException e) {
      // the loop is closed, and says so
    }
  }

  @Arbiter
  public void outcome(L_Result result) {
    result.r1 = future == null ? "refused" : future.state();
  }
}
