package io.asyncio4j;

import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoopBoundTest {
  record Use(String name, VoidCoroutine<Exception> use) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Use use(String name, VoidCoroutine<Exception> use) {
    return new Use(name, use);
  }

  /** One use of a new object of each kind, which does not suspend and may be done again. */
  static Stream<Use> uses() {
    var lock = new AsyncLock();
    var semaphore = new AsyncSemaphore(1);
    var condition = new AsyncCondition();
    var queue = new AsyncQueue<String>();
    var other = new AsyncQueue<String>();
    var ended = new AsyncQueue<String>();
    return Stream.of(
        use("lock", () -> lock.withLock(() -> {})),
        use("condition", () -> condition.withLock(() -> condition.signal())),
        use("semaphore", () -> semaphore.withPermit(() -> {})),
        use("semaphore release", new AsyncSemaphore(0)::release),
        use("event set", new AsyncEvent()::set),
        use("event clear", new AsyncEvent()::clear),
        use("barrier await", new AsyncBarrier(1)::await),
        use("barrier reset", new AsyncBarrier(2)::reset),
        use("barrier abort", new AsyncBarrier(2)::abort),
        use("queue put", () -> queue.put("a")),
        use("queue putNowait", () -> other.putNowait("a")),
        use("queue join", new AsyncQueue<String>()::join),
        use("queue shutdown", () -> ended.shutdown(true)));
  }

  @ParameterizedTest
  @MethodSource("uses")
  void itIsMadeAnywhereAndTheFirstUseBindsItToThatLoop(Use use) throws Exception {
    virtual(use.use);
    assertThatThrownBy(() -> virtual(use.use))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bound to the loop");
  }

  @ParameterizedTest
  @MethodSource("uses")
  void anotherThreadMayNotUseItWhileItsLoopRuns(Use use) throws Exception {
    virtual(() -> {
      use.use.call();
      var stranger =
          new FutureTask<>(() -> {
            use.use.call();
            return null;
          });
      Thread.ofPlatform().start(stranger).join();
      assertThat(stranger.exceptionNow()).isInstanceOf(IllegalStateException.class);
    });
  }

  @ParameterizedTest
  @MethodSource("uses")
  void aCoroutineOfALoopThatRunsAtTheSameTimeMayNotUseIt(Use use) throws Exception {
    virtual(() -> {
      use.use.call();
      var other =
          new FutureTask<>(() -> {
            virtual(use.use);
            return null;
          });
      Thread.ofPlatform().start(other).join();
      assertThat(other.exceptionNow()).isInstanceOf(IllegalStateException.class);
    });
  }

  @Test
  void whatSuspendsNeedsACoroutine() {
    var lock = new AsyncLock();
    assertThatThrownBy(lock::acquire)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("needs a running loop");
    virtual(() -> {
      var failure = Promise.<Throwable>create();
      Asyncio.runningLoop()
          .callSoon(() -> {
            try {
              lock.acquire();
            } catch (IllegalStateException e) {
              failure.setResult(e);
            }
          });
      assertThat(failure.await()).hasMessageContaining("a callback must not");
    });
  }

  @Test
  void whatDoesNotSuspendMayBeDoneBeforeALoopRuns() {
    var queue = new AsyncQueue<String>();
    queue.putNowait("early");
    assertThat(Loops.<String, RuntimeException>virtual(queue::get)).isEqualTo("early");
  }
}
