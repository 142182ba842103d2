package io.asyncio4j.bench.contender;

import io.asyncio4j.bench.Row;
import io.asyncio4j.bench.contender.BareLoop.CrossThreadPromise;
import io.asyncio4j.bench.contender.BareLoop.Promise;
import io.asyncio4j.bench.contender.BareLoop.Queue;
import io.asyncio4j.bench.contender.BareLoop.Semaphore;
import java.util.SplittableRandom;

/** The rows on {@link BareLoop}: park, unpark and a FIFO. */
final class BareWorkload implements Workload {
  @Override
  public Result run(Row row, int size) throws Exception {
    return BareLoop.call(loop ->
        switch (row) {
          case SWITCH_2 -> switches(loop, FEW, size);
          case SWITCH_1000 -> switches(loop, THOUSAND, size);
          case SPAWN_JOIN -> spawnJoin(loop, size);
          case GATHER -> gather(loop, size);
          case PROMISE_PING_PONG -> promises(loop, size);
          case QUEUE_PING_PONG -> queues(loop, size);
          case LOCK_UNCONTENDED, SEMAPHORE_UNCONTENDED -> uncontended(size);
          case LOCK_CONTENDED -> contended(loop, 1, size);
          case SEMAPHORE_CONTENDED -> contended(loop, PERMITS, size);
          case WAKE_IDLE -> wakeIdle(size);
          case WAKE_HOT -> wakeHot(loop, size);
          case PARKED_BYTES -> parked(loop);
          case SLEEPERS_COLD, SLEEPERS_WARM -> sleepers(loop, size);
          default -> throw new IllegalArgumentException(row.id() + " is not for a child");
        });
  }

  /** Starts {@code count} coroutines of {@code body} and waits for all. */
  private static void all(BareLoop loop, int count, Runnable body) {
    var left = new int[] {count};
    var done = new Promise();
    for (int i = 0; i < count; i++) {
      loop.start(() -> {
        body.run();
        if (--left[0] == 0) {
          done.set(left);
        }
      });
    }
    done.await();
  }

  private static Result switches(BareLoop loop, int coroutines, int yields) {
    long start = System.nanoTime();
    all(
        loop,
        coroutines,
        () -> {
          for (int i = 0; i < yields; i++) {
            Thread.yield();
          }
        });
    return new Result(System.nanoTime() - start, (long) coroutines * yields);
  }

  private static Result spawnJoin(BareLoop loop, int rounds) {
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      Integer value = i;
      var done = new Promise();
      loop.start(() -> done.set(value));
      Check.same(done.await(), value);
    }
    return new Result(System.nanoTime() - start, rounds);
  }

  private static Result gather(BareLoop loop, int rounds) {
    long start = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      var values = new Object[Row.MANY];
      var left = new int[] {Row.MANY};
      var done = new Promise();
      for (int i = 0; i < Row.MANY; i++) {
        int index = i;
        loop.start(() -> {
          values[index] = index;
          if (--left[0] == 0) {
            done.set(values);
          }
        });
      }
      done.await();
      Check.same(values[Row.MANY - 1], Row.MANY - 1);
    }
    return new Result(System.nanoTime() - start, (long) rounds * Row.MANY);
  }

  private record Ball(Promise pong, Promise next) {}

  private static Result promises(BareLoop loop, int rounds) {
    var first = new Promise();
    long start = System.nanoTime();
    loop.start(() -> {
      var ping = first;
      for (int i = 0; i < rounds; i++) {
        var ball = (Ball) ping.await();
        ping = ball.next;
        ball.pong.set(ball);
      }
    });
    var ping = first;
    for (int i = 0; i < rounds; i++) {
      var ball = new Ball(new Promise(), new Promise());
      ping.set(ball);
      Check.same(ball.pong.await(), ball);
      ping = ball.next;
    }
    return new Result(System.nanoTime() - start, rounds);
  }

  private static Result queues(BareLoop loop, int rounds) {
    var pings = new Queue(1);
    var pongs = new Queue(1);
    long start = System.nanoTime();
    loop.start(() -> {
      for (int i = 0; i < rounds; i++) {
        pongs.put(pings.get());
      }
    });
    for (int i = 0; i < rounds; i++) {
      pings.put(pings);
      Check.same(pongs.get(), pings);
    }
    return new Result(System.nanoTime() - start, rounds);
  }

  private static Result uncontended(int rounds) {
    var semaphore = Check.published(new Semaphore(1));
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      semaphore.acquire();
      semaphore.release();
      Check.endOfRound();
    }
    return new Result(System.nanoTime() - start, rounds);
  }

  private static Result contended(BareLoop loop, int permits, int rounds) {
    var semaphore = new Semaphore(permits);
    long start = System.nanoTime();
    all(
        loop,
        CONTENDERS,
        () -> {
          for (int i = 0; i < rounds; i++) {
            semaphore.acquire();
            Thread.yield();
            semaphore.release();
          }
        });
    return new Result(System.nanoTime() - start, (long) CONTENDERS * rounds);
  }

  private static Result wakeIdle(int rounds) throws InterruptedException {
    var promises = Outsider.promises(rounds, CrossThreadPromise::new);
    var outsider = Outsider.parking(rounds, i -> promises.get(i).set());
    for (int i = 0; i < rounds; i++) {
      promises.get(i).await();
      outsider.reply(i);
    }
    return outsider.result();
  }

  private static Result wakeHot(BareLoop loop, int rounds) throws InterruptedException {
    var promises = Outsider.promises(rounds, CrossThreadPromise::new);
    var outsider = Outsider.spinning(rounds, i -> promises.get(i).set());
    loop.start(() -> {
      while (!outsider.isDone()) {
        Thread.yield();
      }
    });
    for (int i = 0; i < rounds; i++) {
      promises.get(i).await();
      outsider.reply(i);
    }
    return outsider.result();
  }

  private static Result parked(BareLoop loop) {
    var go = new Promise();
    var left = new int[] {Row.MANY};
    var done = new Promise();
    long before = Heap.usedBytes();
    for (int i = 0; i < Row.MANY; i++) {
      loop.start(() -> {
        go.await();
        if (--left[0] == 0) {
          done.set(left);
        }
      });
    }
    Thread.yield();
    long bytes = Heap.usedBytes() - before;
    go.set(go);
    done.await();
    return new Result(bytes, Row.MANY);
  }

  private static Result sleepers(BareLoop loop, int count) {
    var random = new SplittableRandom(1);
    long start = System.nanoTime();
    all(loop, count, () -> loop.sleep(random.nextLong(LONGEST_SLEEP_NANOS)));
    return new Result(System.nanoTime() - start, 1);
  }
}
