package io.asyncio4j;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A wake-up comes before, while or after the poller makes up its mind to park. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "The poll is over; a lost wake-up never ends it.")
@State
public class WakeUpStress {
  private final Rendezvous start = new Rendezvous();
  private final ParkingPoller poller = new ParkingPoller();

  @Actor
  public void sleeper(I_Result result) {
    start.await();
    poller.poll(-1);
    result.r1 = 1;
  }

  @Actor
  public void waker() {
    start.await();
    poller.wakeup();
  }
}
