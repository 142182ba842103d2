package io.asyncio4j;

import static io.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.Future;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** A coroutine that another thread asked for starts while that thread takes it back. */
@JCStressTest
@Outcome(id = "true, false, false", expect = ACCEPTABLE, desc = "It never began.")
@Outcome(id = "true, true, true", expect = ACCEPTABLE, desc = "It began, and was cancelled.")
@Outcome(id = "true, true, false", expect = FORBIDDEN, desc = "It goes on, and is said not to.")
@State
public class ThreadsafeRunStress {
  private static final Runner RUNNER = Runner.builder().build();

  private final Promise<Void> never = RUNNER.loop().createPromise();
  private boolean began;
  private boolean ended;
  private volatile Boolean cancelled;

  /** Looks once what the canceller has sent must have arrived, and the task have had its turns. */
  @Actor
  public void loop(ZZZ_Result result) {
    RUNNER.run(() -> {
      while (cancelled == null) {
        yieldNow();
      }
      for (int turn = 0; turn < 5; turn++) {
        yieldNow();
      }
      result.r1 = cancelled;
      result.r2 = began;
      result.r3 = ended;
    });
  }

  @Actor
  public void canceller() {
    Future<?> run = runCoroutineThreadsafe(RUNNER.loop(), this::waitForEver);
    cancelled = run.cancel(true);
  }

  private void waitForEver() {
    began = true;
    try {
      never.await();
    } finally {
      ended = true;
    }
  }
}
