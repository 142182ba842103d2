package io.asyncio4j;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A poll that misses its wake-up does not end, and the test with it. */
class ParkingPollerTest {
  private final ParkingPoller poller = new ParkingPoller();

  @Test
  void lookingDoesNotWait() {
    poller.poll(0);
  }

  @Test
  void aWakeUpBeforeThePollEndsIt() {
    poller.wakeup();
    poller.poll(-1);
  }

  @Test
  void aWakeUpOutlastsALook() {
    poller.wakeup();
    poller.poll(0);
    poller.poll(-1);
  }

  @Test
  void theTimeEndsIt() {
    poller.poll(1);
    poller.poll(1_000_000);
  }

  @Test
  void aWakeUpFromAnotherThreadEndsIt() throws InterruptedException {
    for (int round = 0; round < 100; round++) {
      var waker = Thread.ofPlatform().start(poller::wakeup);
      poller.poll(-1);
      waker.join();
    }
  }

  @Test
  void anInterruptAndAStrayPermitDoNoHarm() {
    Thread.currentThread().interrupt();
    poller.poll(-1);
    Thread.interrupted();
    LockSupport.unpark(Thread.currentThread());
    poller.poll(1_000);
    poller.wakeup();
    poller.poll(-1);
  }

  @Test
  void aPingPongNeverStops() throws InterruptedException {
    var turn = new AtomicInteger();
    var other = new ParkingPoller();
    int rounds = 10_000;
    var pong =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              for (int i = 0; i < rounds; i++) {
                while (turn.get() <= 2 * i) {
                  other.poll(-1);
                }
                turn.incrementAndGet();
                poller.wakeup();
              }
            });
    for (int i = 0; i < rounds; i++) {
      turn.incrementAndGet();
      other.wakeup();
      while (turn.get() <= 2 * i + 1) {
        poller.poll(-1);
      }
    }
    pong.join();
  }
}
