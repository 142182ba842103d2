package io.asyncio4j;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A callback's turn comes while another thread takes the callback back. */
@JCStressTest
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "It ran.")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "It was cancelled.")
@Outcome(
    id = "true, true",
    expect = FORBIDDEN,
    desc = "It ran, and the canceller was told that it does not.")
@Outcome(id = "false, false", expect = FORBIDDEN, desc = "It never runs, and nobody is told.")
@State
public class HandleStress {
  private static final EventLoop LOOP = Runner.builder().build().loop();

  private final Rendezvous start = new Rendezvous();
  private boolean ran;
  private final Handle handle = new Handle(LOOP, () -> ran = true, Context.EMPTY);

  @Actor
  public void loop() {
    start.await();
    handle.run();
  }

  @Actor
  public void canceller(ZZ_Result result) {
    start.await();
    handle.cancel();
    result.r2 = handle.isCancelled();
  }

  @Arbiter
  public void end(ZZ_Result result) {
    result.r1 = ran;
  }
}
