package io.asyncio4j;

import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandleTest {
  private final List<String> log = new ArrayList<>();

  @Test
  void aCancelledCallbackDoesNotRun() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      for (var handle :
          List.of(
              loop.callSoon(() -> log.add("soon")),
              loop.callSoonThreadsafe(() -> log.add("threadsafe")),
              loop.callLater(seconds(1), () -> log.add("later")),
              loop.callAt(loop.time() + 5, () -> log.add("at")))) {
        assertThat(handle.isCancelled()).isFalse();
        handle.cancel();
        handle.cancel();
        assertThat(handle.isCancelled()).isTrue();
      }
      sleep(seconds(2));
      assertThat(log).isEmpty();
    });
  }

  @Test
  void cancellingWhatHasRunHasNoEffect() {
    virtual(() -> {
      var handle = runningLoop().callSoon(() -> log.add("ran"));
      yieldNow();
      handle.cancel();
      assertThat(log).containsExactly("ran");
      assertThat(handle.isCancelled()).isFalse();
    });
  }

  @Test
  void aCallbackMayCancelOneThatIsReadyInTheSameTurnAndItself() {
    virtual(() -> {
      var handles = new Handle[2];
      handles[0] =
          runningLoop()
              .callSoon(() -> {
                handles[0].cancel();
                handles[1].cancel();
              });
      handles[1] = runningLoop().callSoon(() -> log.add("second"));
      yieldNow();
      assertThat(log).isEmpty();
      assertThat(handles[0].isCancelled()).isFalse();
      assertThat(handles[1].isCancelled()).isTrue();
    });
  }

  @Test
  void aCancelledTimerDoesNotMoveVirtualTime() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      loop.callLater(seconds(1), () -> {}).cancel();
      assertThat(loop.metrics().scheduled()).isZero();
      assertThat(Loops.timeOf(() -> sleep(seconds(5)))).isEqualTo(seconds(5));
    });
  }

  @Test
  void anotherThreadMayCancelATimer() {
    virtual(() -> {
      EventLoop loop = runningLoop();
      var handle = loop.callLater(seconds(1), () -> log.add("fired"));
      Asyncio.toThread(handle::cancel);
      assertThat(handle.isCancelled()).isTrue();
      sleep(seconds(2));
      assertThat(log).isEmpty();
      assertThat(loop.metrics().scheduled()).isZero();
    });
  }
}
