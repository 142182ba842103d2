package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.currentTask;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.toThread;
import static io.asyncio4j.Asyncio.yieldNow;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class EventLoopTest {
  private final List<Object> log = new ArrayList<>();

  @Test
  void callbacksDoneCallbacksAndCoroutinesShareOneFifo() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      var promise = Promise.<String>create();
      var event = new AsyncEvent();
      createTask(() -> {
        event.await();
        log.add("waiter of an event");
      });
      createTask(() -> {
        promise.await();
        log.add("waiter of a promise");
      });
      settle();
      promise.addDoneCallback(_ -> log.add("done callback"));
      loop.callSoon(() -> log.add("soon"));
      loop.callSoonThreadsafe(() -> log.add("threadsafe"));
      promise.setResult("");
      createTask(() -> log.add("task"));
      event.set();
      loop.execute(() -> log.add("executed"));
      loop.callSoon(() -> log.add("last"));
      yieldNow();
      assertThat(log)
          .containsExactly(
              "soon",
              "threadsafe",
              "waiter of a promise",
              "done callback",
              "task",
              "waiter of an event",
              "executed",
              "last");
    });
  }

  @Test
  void whatAnotherThreadSentKeepsItsPlaceInTheFifo() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      var woken = Promise.<String>create();
      createTask(() -> {
        woken.await();
        log.add("woken");
      });
      settle();
      loop.callSoon(() -> {
        fromAnotherThread(() -> loop.callSoonThreadsafe(() -> log.add("other 1")));
        loop.callSoon(() -> log.add("mine 1"));
        fromAnotherThread(() -> loop.callSoonThreadsafe(() -> log.add("other 2")));
        woken.setResult("");
        fromAnotherThread(() -> loop.execute(() -> log.add("other 3")));
        createTask(() -> log.add("task"));
      });
      settle();
      assertThat(log).containsExactly("other 1", "mine 1", "other 2", "woken", "other 3", "task");
    });
  }

  /** Runs {@code action} on another thread, and holds the loop until it has. */
  private static void fromAnotherThread(Runnable action) {
    var done = new FutureTask<>(action, null);
    Thread.ofPlatform().start(done);
    assertThatCode(done::get).doesNotThrowAnyException();
  }

  @Test
  void whatIsSentBeforeTheLoopRunsKeepsItsOrderToo() {
    try (var runner = Loops.virtualRunner()) {
      EventLoop loop = runner.loop();
      loop.callSoonThreadsafe(() -> log.add(1));
      loop.callSoon(() -> log.add(2));
      loop.execute(() -> log.add(3));
      loop.createTask(() -> log.add(4));
      runner.run(() -> {
        log.add(5);
      });
      assertThat(log).containsExactly(1, 2, 3, 4, 5);
    }
  }

  @Test
  void whatBecomesReadyDuringATurnRunsInTheNext() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      loop.callSoon(() -> {
        log.add("a1");
        loop.callSoon(() -> log.add("a2"));
      });
      loop.callSoon(() -> {
        log.add("b1");
        loop.callSoon(() -> log.add("b2"));
      });
      yieldNow();
      assertThat(log).containsExactly("a1", "b1");
      yieldNow();
      assertThat(log).containsExactly("a1", "b1", "a2", "b2");
    });
  }

  @Test
  void aCallbackThatSchedulesItselfLeavesTimersTheirTurn() {
    try (var runner = Runner.builder().build()) {
      runner.run(() -> {
        EventLoop loop = runningLoop();
        var over = Promise.<String>create();
        loop.callLater(Duration.ofMillis(1), () -> over.setResult("fired"));
        Runnable[] again = new Runnable[1];
        again[0] =
            () -> {
              if (!over.isDone()) {
                loop.callSoon(again[0]);
              }
            };
        again[0].run();
        assertThat(over.await()).isEqualTo("fired");
      });
    }
  }

  @Test
  void inACallbackThereIsALoopButNoTask() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      loop.callSoon(() -> {
        log.add(runningLoop() == loop);
        log.add(currentTask() == null);
      });
      settle();
      assertThat(log).containsExactly(true, true);
      assertThat(currentTask()).isNotNull();
    });
  }

  @Test
  void aCallbackMustNotSuspend() {
    var done = new ArrayList<Throwable>();
    virtual(() -> {
      runningLoop().setExceptionHandler((_, failure) -> done.add(failure.exception()));
      var pending = createTask(() -> sleep(seconds(1)));
      List<Runnable> suspending =
          List.of(
              () -> sleep(seconds(1)),
              Asyncio::yieldNow,
              pending::await,
              () -> new AsyncEvent().await(),
              () -> new AsyncQueue<String>().get(),
              () -> toThread(() -> {}),
              () -> Asyncio.gather(List.of(() -> 1, () -> 2)));
      suspending.forEach(runningLoop()::callSoon);
      settle();
      assertThat(done).hasSize(suspending.size());
      assertThat(done).hasOnlyElementsOfType(IllegalStateException.class);
    });
  }

  @Test
  void afterCloseNothingWorks() {
    var runner = Loops.virtualRunner();
    EventLoop loop = runner.loop();
    runner.close();
    assertThat(loop.isClosed()).isTrue();
    assertThat(loop.isRunning()).isFalse();
    Runnable callback = () -> {};
    List<VoidCoroutine<RuntimeException>> uses =
        List.of(
            () -> loop.callSoon(callback),
            () -> loop.callSoonThreadsafe(callback),
            () -> loop.execute(callback),
            () -> loop.callLater(seconds(1), callback),
            () -> loop.callAt(0, callback),
            () -> loop.createTask(() -> 1),
            () -> loop.createTask("name", () -> {}),
            loop::createPromise,
            loop::holdClock,
            () -> loop.setDefaultExecutor(Executors.newCachedThreadPool()),
            () -> Asyncio.runCoroutineThreadsafe(loop, () -> 1),
            () -> runner.run(() -> {}),
            runner::loop);
    for (var use : uses) {
      assertThatThrownBy(use::call)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
  }

  @Test
  void anotherThreadGoesThroughCallSoonThreadsafe() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      loop.setDebug(true);
      Runnable callback = () -> log.add("ran");
      for (Runnable use :
          List.<Runnable>of(
              () -> loop.callSoon(callback),
              () -> loop.callLater(seconds(0), callback),
              () -> loop.callAt(0, callback),
              () -> loop.createTask(() -> 1))) {
        assertThatThrownBy(() -> toThread(use::run))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("callSoonThreadsafe");
      }
      toThread(() -> {
        loop.callSoonThreadsafe(callback);
        loop.execute(callback);
      });
      assertThat(log).containsExactly("ran", "ran");
    });
  }

  @Test
  void aFailingCallbackIsReportedAndTheLoopGoesOn() {
    var failures = new ArrayList<LoopException>();
    virtual(() -> {
      runningLoop()
          .setExceptionHandler((loop, failure) -> {
            assertThat(loop).isSameAs(runningLoop());
            failures.add(failure);
          });
      var broken = new IllegalArgumentException("broken");
      var handle =
          runningLoop()
              .callSoon(() -> {
                throw broken;
              });
      runningLoop().callSoon(() -> log.add("next"));
      settle();
      assertThat(log).containsExactly("next");
      assertThat(failures)
          .singleElement()
          .satisfies(failure -> {
            assertThat(failure.exception()).isSameAs(broken);
            assertThat(failure.source()).isSameAs(handle);
            assertThat(failure.message()).contains("callback");
          });
    });
  }

  @Test
  void aHandlerThatThrowsIsLoggedAndTheLoopGoesOn() {
    try (var logged = new LoggedReports()) {
      virtual(() -> {
        runningLoop()
            .setExceptionHandler((_, _) -> {
              throw new IllegalArgumentException("the handler is broken");
            });
        runningLoop()
            .callSoon(() -> {
              throw new IllegalStateException("broken");
            });
        settle();
      });
      assertThat(logged.errors()).hasSize(2);
      assertThat(logged.records())
          .extracting(report -> report.getThrown().getMessage())
          .containsExactly("broken", "the handler is broken");
    }
  }

  @Test
  void nullBringsTheDefaultHandlerBackWhichLogsAnError() {
    try (var logged = new LoggedReports()) {
      virtual(() -> {
        runningLoop().setExceptionHandler((_, _) -> log.add("told"));
        runningLoop().setExceptionHandler(null);
        runningLoop()
            .callSoon(() -> {
              throw new IllegalStateException("broken");
            });
        settle();
      });
      assertThat(log).isEmpty();
      assertThat(logged.errors()).hasSize(1);
    }
  }

  @Test
  void aGivenDefaultExecutorIsUsedAndShutDown() {
    var executor = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("given").factory());
    virtual(() -> {
      runningLoop().setDefaultExecutor(executor);
      String viaToThread = toThread(() -> Thread.currentThread().getName());
      String viaNull = Asyncio.runInExecutor(null, () -> Thread.currentThread().getName());
      assertThat(List.of(viaToThread, viaNull)).containsOnly("given");
    });
    assertThat(executor.isShutdown()).isTrue();
  }

  @Test
  void metricsTellWhatIsThere() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      LoopMetrics before = loop.metrics();
      loop.callLater(seconds(1), () -> {});
      loop.callSoon(() -> {});
      var task = createTask(() -> sleep(seconds(1)));
      LoopMetrics after = loop.metrics();
      assertThat(after.ready()).isEqualTo(before.ready() + 2);
      assertThat(after.scheduled()).isEqualTo(before.scheduled() + 1);
      assertThat(after.tasksAlive()).isEqualTo(before.tasksAlive() + 1);
      assertThat(after.tasksCreated()).isEqualTo(before.tasksCreated() + 1);
      task.await();
      assertThat(loop.metrics().switches()).isGreaterThan(after.switches());
      assertThat(loop.metrics().tasksAlive()).isEqualTo(before.tasksAlive());
      assertThat(after.tasksAlive()).as("a record of one moment").isEqualTo(2);
    });
  }

  @Test
  void theNameIsTheLoopsAndItsThreadsWhileItRuns() {
    String before = Thread.currentThread().getName();
    try (var runner = Runner.builder().name("front").clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        runningLoop().callSoon(() -> log.add(Thread.currentThread().getName()));
        settle();
        assertThat(runningLoop().name()).isEqualTo("front");
        assertThat(runningLoop().isRunning()).isTrue();
      });
      assertThat(log).containsExactly("front");
      assertThat(Thread.currentThread().getName()).isEqualTo(before);
    }
  }

  @Test
  void twoLoopsOnTwoThreadsRunAtTheSameTime() throws Exception {
    var meet = new CountDownLatch(2);
    var loops = new ArrayList<FutureTask<EventLoop>>();
    for (int i = 0; i < 2; i++) {
      var run =
          new FutureTask<>(() ->
              Asyncio.<EventLoop, Exception>run(() -> {
                meet.countDown();
                meet.await();
                sleep(Duration.ofMillis(1));
                return runningLoop();
              }));
      loops.add(run);
      Thread.ofPlatform().start(run);
    }
    assertThat(loops.get(0).get()).isNotSameAs(loops.get(1).get());
  }

  @Test
  void whatBelongsToAnotherLoopCannotBeAwaited() throws Exception {
    try (var other = Loops.virtualRunner()) {
      var foreign = other.loop().<String>createPromise();
      virtual(() ->
          assertThatThrownBy(foreign::await)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("another loop"));
    }
  }
}
