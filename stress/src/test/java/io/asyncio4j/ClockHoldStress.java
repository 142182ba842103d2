package io.asyncio4j;

import static io.asyncio4j.Asyncio.sleep;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Virtual time is let go while the loop falls asleep because it is held. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "Time went on; a loop that is not told never does.")
@State
public class ClockHoldStress {
  private static final Runner RUNNER = Runner.builder().clock(LoopClock.virtual()).build();

  private volatile EventLoop.ClockHold hold;

  @Actor
  public void loop(I_Result result) {
    RUNNER.run(() -> {
      hold = RUNNER.loop().holdClock();
      sleep(Duration.ofSeconds(1));
    });
    result.r1 = 1;
  }

  @Actor
  public void holder() {
    while (hold == null) {
      Thread.yield();
    }
    hold.close();
  }
}
