package io.asyncio4j;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A callback comes while the loop, which has nothing else to do, falls asleep. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "It ran; a loop that sleeps over it never ends.")
@State
public class CallSoonThreadsafeStress {
  private static final Runner RUNNER = Runner.builder().build();

  private final Promise<Integer> called = RUNNER.loop().createPromise();

  @Actor
  public void loop(I_Result result) {
    result.r1 = RUNNER.run(() -> called.await());
  }

  @Actor
  public void caller() {
    RUNNER.loop().callSoonThreadsafe(() -> called.setResult(1));
  }
}
