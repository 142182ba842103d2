package io.asyncio4j;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two items go through an inbox into a thread that really parks whenever it finds none. A wake-up
 * that is lost leaves it parked, and the test does not end.
 */
@JCStressTest
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Both arrive, in order.")
@State
public class ParkingPollerStress {
  private final Inbox inbox = new Inbox(new ParkingPoller());

  @Actor
  public void receiver(II_Result result) {
    result.r1 = receive();
    result.r2 = receive();
  }

  @Actor
  public void sender() {
    inbox.send(1);
    inbox.send(2);
  }

  private int receive() {
    Object item = inbox.receive();
    while (item == null) {
      inbox.sleep(-1);
      item = inbox.receive();
    }
    return (Integer) item;
  }
}
