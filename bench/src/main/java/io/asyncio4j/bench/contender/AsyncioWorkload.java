package io.asyncio4j.bench.contender;

import static io.asyncio4j.Asyncio.await;
import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;

import io.asyncio4j.AsyncLock;
import io.asyncio4j.AsyncQueue;
import io.asyncio4j.AsyncSemaphore;
import io.asyncio4j.Asyncio;
import io.asyncio4j.Coroutine;
import io.asyncio4j.Promise;
import io.asyncio4j.Task;
import io.asyncio4j.VoidCoroutine;
import io.asyncio4j.bench.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The rows as a program would write them with asyncio4j. */
final class AsyncioWorkload implements Workload {
  @Override
  public Result run(Row row, int size) throws Exception {
    return Asyncio.<Result, Exception>run(() ->
        switch (row) {
          case SWITCH_2 -> switches(FEW, size);
          case SWITCH_1000 -> switches(THOUSAND, size);
          case SPAWN_JOIN -> spawnJoin(size);
          case GATHER -> gathers(size);
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
  }

  /** Starts {@code count} coroutines of {@code body} and waits for all. */
  private static void all(int count, VoidCoroutine<RuntimeException> body) {
    var tasks = new ArrayList<Task<?>>(count);
    for (int i = 0; i < count; i++) {
      tasks.add(createTask(body));
    }
    for (Task<?> task : tasks) {
      await(task);
    }
  }

  private static Result switches(int coroutines, int yields) {
    long start = System.nanoTime();
    all(
        coroutines,
        () -> {
          for (int i = 0; i < yields; i++) {
            yieldNow();
          }
        });
    return new Result(System.nanoTime() - start, (long) coroutines * yields);
  }

  private static Result spawnJoin(int rounds) {
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      Integer value = i;
      Check.same(await(createTask(() -> value)), value);
    }
    return new Result(System.nanoTime() - start, rounds);
  }

  private static Result gathers(int rounds) {
    long start = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      var bodies = new ArrayList<Coroutine<Integer, RuntimeException>>(Row.MANY);
      for (int i = 0; i < Row.MANY; i++) {
        int index = i;
        bodies.add(() -> index);
      }
      List<Integer> values = gather(bodies);
      Check.same(values.get(Row.MANY - 1), Row.MANY - 1);
    }
    return new Result(System.nanoTime() - start, (long) rounds * Row.MANY);
  }

  private record Ball(Promise<Ball> pong, Promise<Ball> next) {}

  private static Result promises(int rounds) {
    Promise<Ball> first = Promise.create();
    long start = System.nanoTime();
    createTask(() -> {
      var ping = first;
      for (int i = 0; i < rounds; i++) {
        Ball ball = await(ping);
        ping = ball.next;
        ball.pong.setResult(ball);
      }
    });
    var ping = first;
    for (int i = 0; i < rounds; i++) {
      var ball = new Ball(Promise.create(), Promise.create());
      ping.setResult(ball);
      Check.same(await(ball.pong), ball);
      ping = ball.next;
    }
    return new Result(System.nanoTime() - start, rounds);
  }

  private static Result queues(int rounds) {
    var pings = new AsyncQueue<Object>(1);
    var pongs = new AsyncQueue<Object>(1);
    long start = System.nanoTime();
    createTask(() -> {
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

  private static Result lockUncontended(int rounds) {
    var lock = Check.published(new AsyncLock());
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      lock.acquire();
      lock.release();
      Check.endOfRound();
    }
    return new Result(System.nanoTime() - start, rounds);
  }

  private static Result lockContended(int rounds) {
    var lock = new AsyncLock();
    long start = System.nanoTime();
    all(
        CONTENDERS,
        () -> {
          for (int i = 0; i < rounds; i++) {
            lock.acquire();
            yieldNow();
            lock.release();
          }
        });
    return new Result(System.nanoTime() - start, (long) CONTENDERS * rounds);
  }

  private static Result semaphoreUncontended(int rounds) {
    var semaphore = Check.published(new AsyncSemaphore(1));
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      semaphore.acquire();
      semaphore.release();
      Check.endOfRound();
    }
    return new Result(System.nanoTime() - start, rounds);
  }

  private static Result semaphoreContended(int rounds) {
    var semaphore = new AsyncSemaphore(PERMITS);
    long start = System.nanoTime();
    all(
        CONTENDERS,
        () -> {
          for (int i = 0; i < rounds; i++) {
            semaphore.acquire();
            yieldNow();
            semaphore.release();
          }
        });
    return new Result(System.nanoTime() - start, (long) CONTENDERS * rounds);
  }

  private static Result wakeIdle(int rounds) throws InterruptedException {
    var loop = runningLoop();
    var promises = Outsider.promises(rounds, Promise::<Object>create);
    var outsider =
        Outsider.parking(
            rounds, i -> loop.callSoonThreadsafe(() -> promises.get(i).setResult(loop)));
    for (int i = 0; i < rounds; i++) {
      await(promises.get(i));
      outsider.reply(i);
    }
    return outsider.result();
  }

  private static Result wakeHot(int rounds) throws InterruptedException {
    var loop = runningLoop();
    var promises = Outsider.promises(rounds, Promise::<Object>create);
    var outsider =
        Outsider.spinning(
            rounds, i -> loop.callSoonThreadsafe(() -> promises.get(i).setResult(loop)));
    createTask(() -> {
      while (!outsider.isDone()) {
        yieldNow();
      }
    });
    for (int i = 0; i < rounds; i++) {
      await(promises.get(i));
      outsider.reply(i);
    }
    return outsider.result();
  }

  private static Result parked() {
    var go = Promise.create();
    var tasks = new ArrayList<Task<?>>(Row.MANY);
    long before = Heap.usedBytes();
    for (int i = 0; i < Row.MANY; i++) {
      tasks.add(createTask(() -> await(go)));
    }
    yieldNow();
    long bytes = Heap.usedBytes() - before;
    go.setResult(go);
    for (Task<?> task : tasks) {
      await(task);
    }
    return new Result(bytes, Row.MANY);
  }

  private static Result sleepers(int count) {
    var random = new SplittableRandom(1);
    long start = System.nanoTime();
    all(count, () -> sleep(Duration.ofNanos(random.nextLong(LONGEST_SLEEP_NANOS))));
    return new Result(System.nanoTime() - start, 1);
  }
}
