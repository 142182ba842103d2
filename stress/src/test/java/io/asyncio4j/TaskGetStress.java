package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A task comes to its end while another thread begins to wait for it, in both ways there are. */
@JCStressTest
@Outcome(id = "7, 7", expect = ACCEPTABLE, desc = "Both have its value.")
@State
public class TaskGetStress {
  private static final Runner RUNNER = Runner.builder().build();

  private final Promise<Void> told = RUNNER.loop().createPromise();
  private volatile Task<Integer> task;

  @Actor
  public void loop() {
    RUNNER.run(() -> {
      task =
          createTask(() -> {
            yieldNow();
            return 7;
          });
      told.await();
    });
  }

  @Actor
  public void waiter(II_Result result) {
    while (task == null) {
      Thread.yield();
    }
    var future = task.toCompletableFuture();
    result.r1 = get(task);
    result.r2 = get(future);
    RUNNER.loop().callSoonThreadsafe(() -> told.setResult(null));
  }

  private static int get(Future<Integer> future) {
    try {
      return future.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
