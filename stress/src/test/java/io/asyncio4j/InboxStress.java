package io.asyncio4j;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.asyncio4j.spi.Poller;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * One thread falls asleep, another sends. The poller is a model: it waits until it is woken, or
 * until the sender has gone without waking it, which a real one would have slept over.
 */
@JCStressTest
@Outcome(id = "0", expect = ACCEPTABLE, desc = "The sleeper saw the item and did not wait.")
@Outcome(id = "1", expect = ACCEPTABLE, desc = "The sender saw the sleeper and woke it.")
@Outcome(id = "2", expect = FORBIDDEN, desc = "Neither saw the other: the item is slept over.")
@State
public class InboxStress implements Poller {
  private final Rendezvous start = new Rendezvous();
  private final Inbox inbox = new Inbox(this);
  private volatile boolean woken;
  private volatile boolean sent;
  private int outcome;

  @Actor
  public void sleeper(I_Result result) {
    start.await();
    inbox.sleep(-1);
    result.r1 = outcome;
  }

  @Actor
  public void sender() {
    start.await();
    inbox.send(this);
    sent = true;
  }

  @Override
  public void poll(long nanos) {
    if (nanos == 0) {
      return;
    }
    while (!woken && !sent) {
      Thread.yield();
    }
    outcome = woken ? 1 : 2;
  }

  @Override
  public void wakeup() {
    woken = true;
  }

  @Override
  public void close() {}
}
