package io.asyncio4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.spi.Poller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InboxTest {
  /** A poller that has no time of its own: a sleep without end is over by a wake-up alone. */
  private static final class CountingPoller implements Poller {
    final Semaphore wakeups = new Semaphore(0);
    final AtomicInteger sent = new AtomicInteger();

    @Override
    public void poll(long nanos) {
      if (nanos != 0) {
        wakeups.acquireUninterruptibly();
      }
      wakeups.drainPermits();
    }

    @Override
    public void wakeup() {
      sent.incrementAndGet();
      wakeups.release();
    }

    @Override
    public void close() {}
  }

  @Test
  void itemsAreReceivedInTheOrderTheyWereSent() {
    var inbox = new Inbox(new CountingPoller());
    assertThat(inbox.isEmpty()).isTrue();
    inbox.send(1);
    inbox.send(2);
    assertThat(inbox.isEmpty()).isFalse();
    assertThat(inbox.receive()).isEqualTo(1);
    assertThat(inbox.receive()).isEqualTo(2);
    assertThat(inbox.receive()).isNull();
  }

  @Test
  void aSenderWakesOnlyALoopThatSleeps() {
    var poller = new CountingPoller();
    var inbox = new Inbox(poller);
    inbox.send(1);
    assertThat(poller.sent).hasValue(0);
    inbox.sleep(-1);
    assertThat(inbox.isAsleep()).isFalse();
    assertThat(inbox.receive()).isEqualTo(1);
  }

  @Test
  void noItemIsSleptOver() throws InterruptedException {
    race(new CountingPoller());
  }

  @Test
  void noItemIsSleptOverInAParkedThread() throws InterruptedException {
    race(new ParkingPoller());
  }

  /**
   * Three threads send, one receives and sleeps without end whenever nothing is there. A missed
   * wake-up would leave it asleep: each sender waits until all that it sent has been received.
   */
  private static void race(Poller poller) throws InterruptedException {
    int senders = 3;
    int rounds = 20_000;
    var inbox = new Inbox(poller);
    var lastOf = new AtomicInteger[senders];
    var ready = new CountDownLatch(senders);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < senders; i++) {
      int sender = i;
      lastOf[i] = new AtomicInteger(-1);
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                ready.countDown();
                for (int round = 0; round < rounds; round++) {
                  inbox.send(new int[] {sender, round});
                  if (round % 16 < 3) {
                    while (lastOf[sender].get() < round) {
                      Thread.onSpinWait();
                      Thread.yield();
                    }
                  }
                }
              }));
    }
    ready.await();
    int left = senders * rounds;
    while (left > 0) {
      inbox.sleep(-1);
      for (Object item = inbox.receive(); item != null; item = inbox.receive()) {
        if (item instanceof int[] sent) {
          assertThat(lastOf[sent[0]].getAndSet(sent[1])).isEqualTo(sent[1] - 1);
          left--;
        }
      }
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(List.of(inbox.isEmpty(), !inbox.isAsleep())).containsOnly(true);
  }
}
