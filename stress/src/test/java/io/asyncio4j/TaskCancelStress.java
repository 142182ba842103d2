package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.Future;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LZ_Result;

/** A task comes to its end while another thread cancels it. */
@JCStressTest
@Outcome(id = "SUCCESS, false", expect = ACCEPTABLE, desc = "It was over before.")
@Outcome(id = "SUCCESS, true", expect = ACCEPTABLE, desc = "It was over when the loop heard of it.")
@Outcome(id = "CANCELLED, true", expect = ACCEPTABLE, desc = "It was cancelled.")
@Outcome(id = "CANCELLED, false", expect = FORBIDDEN, desc = "It was cancelled, and denied.")
@State
public class TaskCancelStress {
  private static final Runner RUNNER = Runner.builder().build();

  private volatile Task<Void> task;
  private volatile Boolean cancelled;

  @Actor
  public void loop(LZ_Result result) {
    RUNNER.run(() -> {
      var yielding = createTask(() -> yieldNow());
      task = yielding;
      Future.State end = endOf(yielding);
      while (cancelled == null) {
        yieldNow();
      }
      result.r1 = end;
      result.r2 = cancelled;
    });
  }

  private static Future.State endOf(Task<Void> task) {
    try {
      task.await();
    } catch (CancelledError e) {
      // its state says so too
    }
    return task.state();
  }

  @Actor
  public void canceller() {
    while (task == null) {
      Thread.yield();
    }
    cancelled = task.cancel();
  }
}
