package io.asyncio4j.net;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.Runner;
import io.asyncio4j.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One server on several cores: as many loops, each with a thread and all its state of its own. They
 * listen at the same port, and the kernel shares out what comes.
 *
 * <pre>{@code
 * Servers.run(4, core -> {
 *   var options = ServerOptions.defaults().reusePort(true);
 *   try (var server = Net.startServer(handler, "0.0.0.0", 8888, options)) {
 *     server.serveForever();
 *   }
 * });
 * }</pre>
 *
 * <p>What is made inside the body belongs to its loop: pools, caches, locks. Any server that can
 * share a port can be run so.
 */
public final class Servers {
  private Servers() {}

  /**
   * What each loop runs.
   *
   * @param <X> what it may throw
   */
  @FunctionalInterface
  public interface Core<X extends Exception> {
    /** Runs on the loop that has this index, from 0, as its main coroutine. */
    void run(int index) throws X;
  }

  /** Runs {@code body} on as many loops as the machine has cores: {@link #run(int, Core)}. */
  public static <X extends Exception> void run(Core<X> body) throws X {
    run(Runtime.getRuntime().availableProcessors(), body);
  }

  /**
   * Runs {@code body} on {@code cores} loops, and blocks the calling thread until all are over. The
   * first that fails has the others cancelled; so does an interrupt of the calling thread. Ctrl-C
   * and SIGTERM cancel them as they do {@link Asyncio#run}.
   *
   * @throws X as the first that failed, the others suppressed
   * @throws CancelledError when it was interrupted, or a body was cancelled
   * @throws IllegalStateException inside a running loop
   */
  public static <X extends Exception> void run(int cores, Core<X> body) throws X {
    Objects.requireNonNull(body, "body");
    if (cores < 1) {
      throw new IllegalArgumentException("there must be at least 1 core, but were " + cores);
    }
    if (isInsideLoop()) {
      throw new IllegalStateException(
          "Servers.run blocks its thread and cannot be called inside a running loop; call it from"
              + " main");
    }
    new Cores<>(cores, body).run();
  }

  private static boolean isInsideLoop() {
    try {
      Asyncio.runningLoop();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** The threads of one call; what they share is guarded by this object. */
  private static final class Cores<X extends Exception> {
    private final int count;
    private final Core<X> body;
    private final CountDownLatch over;
    private final List<Task<?>> mains = new ArrayList<>();
    private @Nullable Throwable failure;
    private boolean stopping;

    Cores(int count, Core<X> body) {
      this.count = count;
      this.body = body;
      this.over = new CountDownLatch(count);
    }

    void run() throws X {
      for (int index = 0; index < count; index++) {
        int core = index;
        Thread.ofPlatform().name("asyncio4j-core-" + core).start(() -> runLoop(core));
      }
      awaitOver();
      Throwable failed = failure();
      if (failed != null) {
        throw Servers.<X>asThrown(failed);
      }
    }

    @SuppressWarnings("AioSwallowedCancellation") // no coroutine: a thread that runs servers
    private void awaitOver() {
      while (true) {
        try {
          over.await();
          return;
        } catch (InterruptedException e) {
          stop(new CancelledError("the thread that runs the servers was interrupted"));
        }
      }
    }

    private void runLoop(int core) {
      try (var runner = Runner.builder().name("asyncio4j-core-" + core).build()) {
        runner.run(() -> {
          if (begin(Objects.requireNonNull(Asyncio.currentTask()))) {
            body.run(core);
          }
        });
      } catch (Throwable e) {
        stop(e);
      } finally {
        over.countDown();
      }
    }

    private synchronized boolean begin(Task<?> main) {
      mains.add(main);
      return !stopping;
    }

    /** Cancellations that follow from the first failure say nothing. */
    private synchronized void stop(Throwable cause) {
      if (failure == null) {
        failure = cause;
      } else if (!(cause instanceof CancelledError) && cause != failure) {
        failure.addSuppressed(cause);
      }
      if (!stopping) {
        stopping = true;
        mains.forEach(Task::cancel);
      }
    }

    private synchronized @Nullable Throwable failure() {
      return failure;
    }
  }

  /** For {@code throw}: as it is, checked or not. */
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> RuntimeException asThrown(Throwable failure) throws X {
    throw (X) failure;
  }
}
