package io.asyncio4j.process;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.VoidCoroutine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whenever a coroutine is cancelled, nothing of its processes is left. */
class SubprocessLeakTest {
  /** Cancels {@code body} after 0, 1, 2... turns, and later at longer steps. */
  private static void cancelEverywhere(VoidCoroutine<?> body) throws Exception {
    Subprocess.class.getName();
    Asyncio.run(() -> Subprocess.run("true"));
    long descriptors = descriptors();
    Asyncio.run(() -> {
      for (int turns = 0; turns < 200; turns += 1 + turns / 8) {
        cancelAfter(turns, Duration.ZERO, body);
      }
      for (int millis = 1; millis < 40; millis += 4) {
        cancelAfter(0, Duration.ofMillis(millis), body);
      }
    });
    awaitNoThreads();
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(handle -> handle.info().commandLine().orElse("").endsWith("sleep 12345"));
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
  }

  private static void cancelAfter(int turns, Duration duration, VoidCoroutine<?> body) {
    var task = createTask(body);
    for (int n = 0; n < turns && !task.isDone(); n++) {
      yieldNow();
    }
    if (duration.isPositive()) {
      Asyncio.sleep(duration);
    }
    task.cancel();
    try {
      task.await();
    } catch (CancelledError e) {
      // As it should be.
    }
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  private static long descriptors() throws IOException {
    long count = -1;
    long last;
    do {
      // The JDK's reaper closes the pipes of a process that has ended a moment later.
      last = count;
      sleep();
      try (var all = Files.list(Path.of("/proc/self/fd"))) {
        count = all.count();
      }
    } while (count != last);
    return count;
  }

  /** Idle threads end after a second; a thread that is stuck in a pipe never would. */
  private static void awaitNoThreads() {
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("asyncio4j-pipe-"))) {
      sleep();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void runLeavesNothing() throws Exception {
    cancelEverywhere(() -> Subprocess.run("sleep", "1000"));
  }

  @Test
  void aTreeThatTalksLeavesNothing() throws Exception {
    cancelEverywhere(() -> Subprocess.shellCommand("yes & sleep 12345; true").run());
  }

  @Test
  void aConversationLeavesNothing() throws Exception {
    cancelEverywhere(() -> {
      try (var cat = Subprocess.exec("cat")) {
        while (true) {
          cat.stdin().writeString("x\n");
          cat.stdout().readLine();
        }
      }
    });
  }

  @Test
  void aWriteThatIsStuckLeavesNothing() throws Exception {
    cancelEverywhere(() -> {
      try (var sleep = Subprocess.exec("sleep", "1000")) {
        sleep.stdin().write(new byte[1_000_000]);
      }
    });
  }
}
