package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Timeouts and cancellations of coroutines that sit in a JDK call. */
class TimeoutInJdkCallTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  private static void assertTimesOut(VoidCoroutine<?> body) {
    run(() -> {
      assertThatThrownBy(() -> timeout(SHORT, body::call))
          .isExactlyInstanceOf(TimeoutException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThat(currentTask().cancelling()).isZero();
      sleep(Duration.ofNanos(1));
    });
  }

  @Test
  void threadSleepIsCutShort() {
    assertTimesOut(() -> Thread.sleep(100_000));
  }

  @Test
  void aBlockingQueueIsCutShort() {
    assertTimesOut(() -> new LinkedBlockingQueue<Integer>().take());
  }

  @Test
  void aLockIsCutShort() throws InterruptedException {
    var lock = new ReentrantLock();
    try (var _ = held(lock)) {
      assertTimesOut(lock::lockInterruptibly);
    }
  }

  @Test
  void objectWaitIsCutShort() {
    var monitor = new Object();
    assertTimesOut(() -> {
      synchronized (monitor) {
        monitor.wait();
      }
    });
  }

  @Test
  void aSocketReadIsCutShort() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
      assertTimesOut(() -> socket.getInputStream().read());
    }
  }

  @Test
  void anAcceptIsCutShort() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertTimesOut(server::accept);
    }
  }

  @Test
  void aWrappedInterruptionIsATimeout() {
    assertTimesOut(() -> {
      try {
        Thread.sleep(100_000);
      } catch (InterruptedException e) {
        throw new IllegalStateException("wrapped", new RuntimeException(e));
      }
    });
  }

  @Test
  void anInterruptionWrappedAfterRestoringTheFlagIsATimeout() {
    assertTimesOut(() -> {
      try {
        Thread.sleep(100_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new IOException(e));
      }
    });
  }

  @Test
  void aBodyThatSwallowsTheInterruptionGivesItsValue() throws TimeoutException {
    run(() -> {
      String value =
          timeout(
              SHORT,
              () -> {
                try {
                  Thread.sleep(100_000);
                } catch (InterruptedException e) {
                  // swallowed
                }
                sleep(Duration.ofNanos(1));
                return "swallowed";
              });
      assertThat(value).isEqualTo("swallowed");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      sleep(Duration.ofNanos(1));
    });
  }

  @Test
  void aCallThatCannotBeInterruptedIsCancelledAtTheNextSuspension() throws InterruptedException {
    var lock = new ReentrantLock();
    var released = new CountDownLatch(1);
    try (var holder = held(lock)) {
      run(() -> {
        assertThatThrownBy(() ->
                Timeout.run(
                    SHORT,
                    limit -> {
                      runningLoop()
                          .callLater(
                              SHORT.multipliedBy(2),
                              () -> {
                                holder.close();
                                released.countDown();
                              });
                      lock.lock();
                      lock.unlock();
                      assertThat(limit.expired()).isTrue();
                      sleep(seconds(100));
                    }))
            .isInstanceOf(TimeoutException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        sleep(Duration.ofNanos(1));
      });
    }
    assertThat(released.getCount()).isZero();
  }

  @Test
  void aCallThatEndsLateWithoutAnInterruptionLeavesNoneBehind() throws InterruptedException {
    var lock = new ReentrantLock();
    try (var holder = held(lock)) {
      run(() -> {
        boolean finished =
            moveOnAfter(
                SHORT,
                () -> {
                  runningLoop().callLater(SHORT.multipliedBy(2), holder::close);
                  lock.lock();
                  lock.unlock();
                });
        assertThat(finished).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        sleep(Duration.ofNanos(1));
        assertThat(currentTask().cancelling()).isZero();
      });
    }
  }

  @Test
  void aCallThatEndsLateInACleanUpLeavesNoneBehind() throws InterruptedException {
    var lock = new ReentrantLock();
    var log = new ArrayList<String>();
    try (var holder = held(lock)) {
      run(() -> {
        Task<?> task =
            createTask(() -> {
              try {
                sleep(seconds(100));
              } finally {
                moveOnAfter(
                    SHORT,
                    () -> {
                      runningLoop().callLater(SHORT.multipliedBy(2), holder::close);
                      lock.lock();
                      lock.unlock();
                    });
                log.add("interrupted: " + Thread.currentThread().isInterrupted());
                sleep(Duration.ofNanos(1));
                log.add("end");
              }
            });
        yieldNow();
        task.cancel();
        waitUntil(ReturnWhen.ALL_COMPLETED, java.util.List.of(task));
      });
    }
    assertThat(log).containsExactly("interrupted: false", "end");
  }

  @Test
  void anInterruptionByACancellationEndsTheTaskCancelled() {
    run(() -> {
      Task<Integer> task = createTask(() -> new LinkedBlockingQueue<Integer>().take());
      Task<Integer> wrapping =
          createTask(() -> {
            try {
              return new LinkedBlockingQueue<Integer>().take();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      yieldNow();
      task.cancel("stop");
      wrapping.cancel();
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class).hasMessage("stop");
      assertThat(task.isCancelled()).isTrue();
      assertThatThrownBy(wrapping::await).isInstanceOf(CancelledError.class);
    });
  }

  @Test
  void anInterruptionThatNobodyAskedForIsTheBodysOwn() {
    run(() -> {
      assertThatThrownBy(() ->
              timeout(
                  seconds(100),
                  () -> {
                    throw new InterruptedException("mine");
                  }))
          .isInstanceOf(InterruptedException.class);
    });
  }

  @Test
  void nestedTimeoutsAroundAJdkCall() throws Exception {
    run(() -> {
      assertThatThrownBy(
              () -> timeout(SHORT, () -> timeout(seconds(100), () -> Thread.sleep(100_000))))
          .isInstanceOf(TimeoutException.class);
      boolean finished =
          timeout(seconds(100), () -> moveOnAfter(SHORT, () -> Thread.sleep(100_000)));
      assertThat(finished).isFalse();
      Thread.sleep(1);
    });
  }

  @Test
  void theLoopGoesOnWhileACoroutineBlocks() {
    run(() -> {
      var log = new ArrayList<String>();
      Task<?> blocked = createTask(() -> Thread.sleep(100_000));
      Task<?> parked = createTask(() -> LockSupport.parkNanos(seconds(100).toNanos()));
      gather(() -> log.add("a"), () -> log.add("b"));
      assertThat(log).containsExactly("a", "b");
      blocked.cancel();
      parked.cancel();
    });
  }

  /** Another thread's hold of a lock. */
  private interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  private static Hold held(ReentrantLock lock) throws InterruptedException {
    var locked = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          lock.lock();
          locked.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          } finally {
            lock.unlock();
          }
        });
    locked.await();
    return release::countDown;
  }
}
