package io.asyncio4j;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends the JVMs that were forked from this one and do not come to an end, as after a lost wake-up,
 * which the harness would wait for without end; it then counts their tests as failed. Where their
 * threads hang goes into a file.
 */
final class HungForks implements AutoCloseable {
  private final Duration patience;
  private final Path folder;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  HungForks(Duration patience, Path folder) {
    this.patience = patience;
    this.folder = folder;
    watch.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  private void look() {
    Instant oldest = Instant.now().minus(patience);
    ProcessHandle.current()
        .children()
        .filter(fork -> fork.info().startInstant().orElse(Instant.MAX).isBefore(oldest))
        .forEach(this::end);
  }

  private void end(ProcessHandle fork) {
    try {
      File threads = folder.resolve("hung-" + fork.pid() + ".txt").toFile();
      new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
              Long.toString(fork.pid()),
              "Thread.print")
          .redirectErrorStream(true)
          .redirectOutput(threads)
          .start()
          .waitFor(10, TimeUnit.SECONDS);
    } catch (IOException | InterruptedException e) {
      System.err.println("the threads of a fork that hangs are not known: " + e);
    } finally {
      fork.destroyForcibly();
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
