package io.asyncio4j.bench.contender;

import io.asyncio4j.bench.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** The rows on plain virtual threads with java.util.concurrent, on the JDK's own scheduler. */
final class ThreadWorkload implements Workload {
  @Override
  public Result run(Row row, int size) throws Exception {
    var main =
        new FutureTask<Result>(() ->
            switch (row) {
              case SWITCH_2 -> switches(FEW, size);
              case SWITCH_1000 -> switches(THOUSAND, size);
              case SPAWN_JOIN -> spawnJoin(size);
              case GATHER -> gather(size);
              case PROMISE_PING_PONG -> promises(size);
              case QUEUE_PING_PONG -> queues(size);
              case LOCK_UNCONTENDED -> lockUncontended(size);
              case LOCK_CONTENDED -> lockContended(size);
              case SEMAPHORE_UNCONTENDED -> semaphoreUncontended(size);
              case SEMAPHORE_CONTENDED -> semaphoreContended(size);
              case WAKE_IDLE -> wakeIdle(size);
              case WAKE_HOT -> wakeHot(size);
              case PARKED_BYTES -> parked();
              case SLEEPERS_COLD, SLEEPERS_WARM -> sleepers(size);
              default -> throw new IllegalArgumentException(row.id() + " is not for a child");
            });
    Thread.startVirtualThread(main);
    return main.get();
  }

  private interface Body {
    void run() throws InterruptedException;
  }

  /** Starts {@code count} virtual threads of {@code body} and waits for all. */
  private static void all(int count, Body body) throws InterruptedException {
    var done = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      Thread.startVirtualThread(() -> {
        try {
          body.run();
        } catch (InterruptedException e) {
          throw new IllegalStateException("nobody interrupts here", e);
        }
        done.countDown();
      });
    }
    done.await();
  }

  private static Result switches(int coroutines, int yields) throws InterruptedException {
    long start = System.nanoTime();
    all(
        coroutines,
        () -> {
          for (int i = 0; i < yields; i++) {
            Thread.yield();
          }
        });
    return new Result(System.nanoTime() - start, (long) coroutines * yields);
  }

  private static Result spawnJoin(int rounds) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      Integer value = i;
      var task = new FutureTask<>(() -> value);
      Thread.startVirtualThread(task);
      Check.same(task.get(), value);
    }
    return new Result(System.nanoTime() - start, rounds);
  }

  private static Result gather(int rounds) throws Exception {
    long start = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      var tasks = new ArrayList<FutureTask<Integer>>(Row.MANY);
      for (int i = 0; i < Row.MANY; i++) {
        int index = i;
        var task = new FutureTask<>(() -> index);
        Thread.startVirtualThread(task);
        tasks.add(task);
      }
      var values = new ArrayList<Integer>(Row.MANY);
      for (var task : tasks) {
        values.add(task.get());
      }
      Check.same(values.get(Row.MANY - 1), Row.MANY - 1);
    }
    return new Result(System.nanoTime() - start, (long) rounds * Row.MANY);
  }

  private record Ball(CompletableFuture<Ball> pong, CompletableFuture<Ball> next) {}

  private static Result promises(int rounds) {
    var first = new CompletableFuture<Ball>();
    long start = System.nanoTime();
    Thread.startVirtualThread(() -> {
      var ping = first;
      for (int i = 0; i < rounds; i++) {
        Ball ball = ping.join();
        ping = ball.next;
        ball.pong.complete(ball);
      }
    });
    var ping = first;
    for (int i = 0; i < rounds; i++) {
      var ball = new Ball(new CompletableFuture<>(), new CompletableFuture<>());
      ping.complete(ball);
      Check.same(ball.pong.join(), ball);
      ping = ball.next;
    }
    return new Result(System.nanoTime() - start, rounds);
  }

  private static Result queues(int rounds) throws InterruptedException {
    var pings = new ArrayBlockingQueue<Object>(1);
    var pongs = new ArrayBlockingQueue<Object>(1);
    long start = System.nanoTime();
    Thread.startVirtualThread(() -> {
      try {
        for (int i = 0; i < rounds; i++) {
          pongs.put(pings.take());
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts here", e);
      }
    });
    for (int i = 0; i < rounds; i++) {
      pings.put(pings);
      Check.same(pongs.take(), pings);
    }
    return new Result(System.nanoTime() - start, rounds);
  }

  private static Result lockUncontended(int rounds) {
    var lock = Check.published(new ReentrantLock());
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      lock.lock();
      lock.unlock();
      Check.endOfRound();
    }
    return new Result(System.nanoTime() - start, rounds);
  }

  private static Result lockContended(int rounds) throws InterruptedException {
    var lock = new ReentrantLock();
    long start = System.nanoTime();
    all(
        CONTENDERS,
        () -> {
          for (int i = 0; i < rounds; i++) {
            lock.lock();
            Thread.yield();
            lock.unlock();
          }
        });
    return new Result(System.nanoTime() - start, (long) CONTENDERS * rounds);
  }

  private static Result semaphoreUncontended(int rounds) throws InterruptedException {
    var semaphore = Check.published(new Semaphore(1));
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      semaphore.acquire();
      semaphore.release();
      Check.endOfRound();
    }
    return new Result(System.nanoTime() - start, rounds);
  }

  private static Result semaphoreContended(int rounds) throws InterruptedException {
    var semaphore = new Semaphore(PERMITS);
    long start = System.nanoTime();
    all(
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
    var promises = Outsider.promises(rounds, CompletableFuture<Object>::new);
    var outsider = Outsider.parking(rounds, i -> promises.get(i).complete(promises));
    for (int i = 0; i < rounds; i++) {
      promises.get(i).join();
      outsider.reply(i);
    }
    return outsider.result();
  }

  private static Result wakeHot(int rounds) throws InterruptedException {
    var promises = Outsider.promises(rounds, CompletableFuture<Object>::new);
    var outsider = Outsider.spinning(rounds, i -> promises.get(i).complete(promises));
    Thread.startVirtualThread(() -> {
      while (!outsider.isDone()) {
        Thread.yield();
      }
    });
    for (int i = 0; i < rounds; i++) {
      promises.get(i).join();
      outsider.reply(i);
    }
    return outsider.result();
  }

  private static Result parked() throws InterruptedException {
    var go = new CompletableFuture<Object>();
    var threads = new ArrayList<Thread>(Row.MANY);
    long before = Heap.usedBytes();
    for (int i = 0; i < Row.MANY; i++) {
      threads.add(Thread.startVirtualThread(go::join));
    }
    awaitParked(threads);
    long bytes = Heap.usedBytes() - before;
    go.complete(go);
    for (Thread thread : threads) {
      thread.join();
    }
    return new Result(bytes, Row.MANY);
  }

  private static void awaitParked(List<Thread> threads) {
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.yield();
      }
    }
  }

  private static Result sleepers(int count) throws InterruptedException {
    var random = new SplittableRandom(1);
    var delays = random.longs(count, 0, LONGEST_SLEEP_NANOS).toArray();
    var done = new CountDownLatch(count);
    long start = System.nanoTime();
    for (long delay : delays) {
      Thread.startVirtualThread(() -> {
        try {
          Thread.sleep(Duration.ofNanos(delay));
        } catch (InterruptedException e) {
          throw new IllegalStateException("nobody interrupts here", e);
        }
        done.countDown();
      });
    }
    done.await();
    return new Result(System.nanoTime() - start, 1);
  }
}
