package io.asyncio4j;

import static io.asyncio4j.Asyncio.yieldNow;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A promise gets its value while another thread cancels it. */
@JCStressTest
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "It got its value.")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "It was cancelled.")
@Outcome(id = "true, true", expect = FORBIDDEN, desc = "It took a value, and was cancelled.")
@Outcome(id = "false, false", expect = FORBIDDEN, desc = "It refused a value, and has one.")
@State
public class PromiseCancelStress {
  private static final Runner RUNNER = Runner.builder().build();

  private final Rendezvous start = new Rendezvous();
  private final Promise<Integer> promise = RUNNER.loop().createPromise();
  private volatile boolean cancelled;

  @Actor
  public void loop(ZZ_Result result) {
    RUNNER.run(() -> {
      start.await();
      result.r1 = set();
      while (!cancelled) {
        yieldNow();
      }
      yieldNow();
      result.r2 = promise.isCancelled();
    });
  }

  private boolean set() {
    try {
      promise.setResult(1);
      return true;
    } catch (InvalidStateException e) {
      return false;
    }
  }

  @Actor
  public void canceller() {
    start.await();
    promise.cancel();
    cancelled = true;
  }
}
