package io.asyncio4j.bench.contender;

import io.asyncio4j.bench.contender.Workload.Result;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A platform thread that wakes a waiting coroutine, waits for its reply, and so on. It parks for
 * the reply, so that both sides pay for a wake-up by the kernel, or spins, so that none does.
 */
final class Outsider {
  private static final int SPINS_BEFORE_YIELD = 1_000;

  private final Thread thread;
  private final boolean parks;
  private volatile int replies;
  private volatile boolean done;
  private volatile long nanos;

  private Outsider(int rounds, boolean parks, IntConsumer wake) {
    this.parks = parks;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("outsider")
            .unstarted(() -> {
              long start = System.nanoTime();
              for (int i = 0; i < rounds; i++) {
                wake.accept(i);
                awaitReply(i + 1);
              }
              nanos = System.nanoTime() - start;
              done = true;
            });
  }

  static Outsider parking(int rounds, IntConsumer wake) {
    return started(new Outsider(rounds, true, wake));
  }

  static Outsider spinning(int rounds, IntConsumer wake) {
    return started(new Outsider(rounds, false, wake));
  }

  private static Outsider started(Outsider outsider) {
    outsider.thread.start();
    return outsider;
  }

  /** A promise for each round, made beforehand: the outsider may not look for them. */
  static <P> List<P> promises(int rounds, Supplier<P> maker) {
    return IntStream.range(0, rounds).mapToObj(_ -> maker.get()).toList();
  }

  private void awaitReply(int expected) {
    for (int spins = 1; replies < expected; spins++) {
      if (parks) {
        LockSupport.park(this);
      } else if (spins % SPINS_BEFORE_YIELD == 0) {
        // On a busy machine the loop may be waiting for this very processor.
        Thread.yield();
      } else {
        Thread.onSpinWait();
      }
    }
  }

  /** The coroutine was woken for round {@code i}. */
  void reply(int i) {
    replies = i + 1;
    if (parks) {
      LockSupport.unpark(thread);
    }
  }

  boolean isDone() {
    return done;
  }

  /** The time of all rounds; once the last reply was given. */
  Result result() throws InterruptedException {
    thread.join();
    return new Result(nanos, replies);
  }
}
