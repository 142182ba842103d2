package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** What a coroutine being a virtual thread on the loop's own thread amounts to. */
class FiberTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  /**
   * Runs {@code blocking} in a coroutine and {@code release} in another one, which so can only run
   * if the first leaves the loop free.
   */
  private static void leavesTheLoopFree(
      VoidCoroutine<Exception> blocking, VoidCoroutine<Exception> release) throws Exception {
    run(() -> {
      var blocked = createTask("blocked", blocking);
      settle();
      assertThat(blocked.isDone()).isFalse();
      release.call();
      blocked.await();
    });
  }

  @Test
  void acceptingAndReadingASocketLeaveTheLoopFree() throws Exception {
    try (var server = new ServerSocket(0, 1, HERE)) {
      var received = new StringBuilder();
      leavesTheLoopFree(
          () -> {
            try (var socket = server.accept()) {
              received.append(new String(socket.getInputStream().readAllBytes()));
            }
          },
          () -> {
            try (var socket = new Socket(HERE, server.getLocalPort())) {
              settle();
              socket.getOutputStream().write("hello".getBytes());
            }
          });
      assertThat(received.toString()).isEqualTo("hello");
    }
  }

  @Test
  void aBlockingQueueLeavesTheLoopFree() throws Exception {
    var queue = new LinkedBlockingQueue<String>();
    leavesTheLoopFree(() -> assertThat(queue.take()).isEqualTo("item"), () -> queue.put("item"));
  }

  @Test
  void aLockOfJavaUtilConcurrentLeavesTheLoopFree() throws Exception {
    var lock = new ReentrantLock();
    run(() -> {
      lock.lock();
      var blocked =
          createTask(() -> {
            lock.lock();
            lock.unlock();
          });
      settle();
      assertThat(blocked.isDone()).isFalse();
      lock.unlock();
      blocked.await();
    });
  }

  @Test
  void aMonitorAndItsWaitLeaveTheLoopFree() throws Exception {
    var monitor = new Object();
    var flag = new AtomicBoolean();
    leavesTheLoopFree(
        () -> {
          synchronized (monitor) {
            while (!flag.get()) {
              monitor.wait();
            }
          }
        },
        () -> {
          synchronized (monitor) {
            flag.set(true);
            monitor.notifyAll();
          }
        });
  }

  @Test
  void enteringAMonitorThatACoroutineHoldsLeavesTheLoopFree() {
    var monitor = new Object();
    var log = new ArrayList<String>();
    run(() -> {
      var holder =
          createTask(() -> {
            synchronized (monitor) {
              sleep(Duration.ofMillis(5));
              log.add("held");
            }
          });
      var other =
          createTask(() -> {
            synchronized (monitor) {
              log.add("entered");
            }
          });
      Asyncio.gatherTasks(List.of(holder, other));
    });
    assertThat(log).containsExactly("held", "entered");
  }

  @Test
  void threadSleepLeavesTheLoopFree() {
    var log = new ArrayList<String>();
    run(() -> {
      var sleeper =
          createTask(() -> {
            Thread.sleep(10);
            log.add("slept");
          });
      settle();
      log.add("free");
      sleeper.await();
    });
    assertThat(log).containsExactly("free", "slept");
  }

  @Test
  void waitingForAProcessLeavesTheLoopFree() throws Exception {
    var process = new ProcessBuilder("cat").start();
    leavesTheLoopFree(() -> assertThat(process.waitFor()).isZero(), process.outputWriter()::close);
  }

  @Test
  void sendingAnHttpRequestLeavesTheLoopFree() throws Exception {
    var answer = new CountDownLatch(1);
    var server = HttpServer.create(new InetSocketAddress(HERE, 0), 1);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer.await();
            exchange.sendResponseHeaders(204, -1);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    server.start();
    try (var client = HttpClient.newHttpClient()) {
      var address = URI.create("http://localhost:" + server.getAddress().getPort());
      leavesTheLoopFree(
          () -> {
            var request = HttpRequest.newBuilder(address).build();
            var response = client.send(request, HttpResponse.BodyHandlers.discarding());
            assertThat(response.statusCode()).isEqualTo(204);
          },
          answer::countDown);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void socketsStillWorkAfterTheLoopThatReadOneIsClosed() throws Exception {
    for (int round = 0; round < 2; round++) {
      acceptingAndReadingASocketLeaveTheLoopFree();
    }
    try (var server = new ServerSocket(0, 1, HERE)) {
      var reader =
          new FutureTask<>(() -> {
            try (var socket = server.accept()) {
              return socket.getInputStream().read();
            }
          });
      Thread.ofVirtual().start(reader);
      try (var socket = new Socket(HERE, server.getLocalPort())) {
        Thread.sleep(1);
        socket.getOutputStream().write(42);
      }
      assertThat(reader.get()).isEqualTo(42);
    }
  }

  @Test
  void aVirtualThreadStartedInACoroutineRunsOffTheLoopAndDoesNotHoldIt() throws Exception {
    run(() -> {
      var release = new AtomicBoolean();
      var offLoop =
          new FutureTask<>(() -> {
            while (!release.get()) {
              Thread.onSpinWait();
            }
            assertThatThrownBy(Asyncio::runningLoop).isInstanceOf(IllegalStateException.class);
            Thread.sleep(1);
            return "done";
          });
      Thread.ofVirtual().start(offLoop);
      settle();
      release.set(true);
      assertThat(offLoop.get()).isEqualTo("done");
    });
  }

  @Test
  void anExecutorOfVirtualThreadsWorksInACoroutine() throws Exception {
    run(() -> {
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        var jobs = new ArrayList<Future<Integer>>();
        for (int i = 0; i < 20; i++) {
          int number = i;
          jobs.add(
              executor.submit(() -> {
                Thread.sleep(1);
                return number;
              }));
        }
        int sum = 0;
        for (var job : jobs) {
          sum += job.get();
        }
        assertThat(sum).isEqualTo(190);
      }
    });
  }

  static final class SuspendsWhenInitialised {
    static final Throwable FAILURE = suspend();

    private static Throwable suspend() {
      try {
        sleep(Duration.ofSeconds(1));
        throw new AssertionError("suspended in a class initialiser");
      } catch (IllegalStateException e) {
        return e;
      }
    }
  }

  static final class YieldsWhenInitialised {
    static final Throwable FAILURE = suspend();

    private static Throwable suspend() {
      try {
        yieldNow();
        throw new AssertionError("suspended in a class initialiser");
      } catch (IllegalStateException e) {
        return e;
      }
    }
  }

  @Test
  void suspendingInAClassInitialiserIsRefused() {
    virtual(() -> {
      assertThat(SuspendsWhenInitialised.FAILURE).hasMessageContaining("class initialiser");
      assertThat(YieldsWhenInitialised.FAILURE).hasMessageContaining("class initialiser");
      settle();
      assertThat(Loops.timeOf(() -> sleep(Loops.seconds(1)))).isEqualTo(Loops.seconds(1));
    });
  }

  @Test
  void takingStacksFromOtherThreadsLosesNoCoroutine() throws Exception {
    var over = new AtomicBoolean();
    try (var tracers = Executors.newFixedThreadPool(2)) {
      run(() -> {
        var queue = new AsyncQueue<Integer>(1);
        var ready = new AsyncEvent();
        int[] sum = {0};
        List<Task<Void>> tasks =
            List.of(
                createTask(() -> {
                  for (int i = 0; i < 30_000; i++) {
                    queue.put(i);
                  }
                  queue.shutdown(false);
                }),
                createTask(() -> {
                  for (int item : queue) {
                    sum[0] += item % 7;
                  }
                  ready.set();
                }),
                createTask(() -> {
                  while (!ready.isSet()) {
                    yieldNow();
                  }
                }),
                createTask(() -> {
                  while (!ready.isSet()) {
                    Thread.sleep(0, 1_000);
                  }
                }));
        for (int i = 0; i < 2; i++) {
          tracers.execute(() -> {
            while (!over.get()) {
              tasks.forEach(Task::stack);
            }
          });
        }
        try {
          Asyncio.gatherTasks(tasks);
        } finally {
          over.set(true);
        }
        int expected = 0;
        for (int i = 0; i < 30_000; i++) {
          expected += i % 7;
        }
        assertThat(sum[0]).isEqualTo(expected);
      });
    }
  }

  @Test
  void threadLocalsBelongToTheCoroutine() {
    var local = ThreadLocal.withInitial(() -> "initial");
    virtual(() -> {
      local.set("mine");
      assertThat(createTask(local::get).await()).isEqualTo("initial");
      yieldNow();
      assertThat(local.get()).isEqualTo("mine");
      assertThat(Thread.currentThread().isVirtual()).isTrue();
      assertThat(runningLoop().isRunning()).isTrue();
    });
  }
}
