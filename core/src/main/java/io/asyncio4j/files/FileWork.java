package io.asyncio4j.files;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One piece of work on a file thread, and how it hears that its coroutine was cancelled. */
final class FileWork {
  /** The most that is read or written between two looks at {@link #stopped}, in bytes. */
  static final int CHUNK = 1 << 20;

  private static final int THREADS = Math.min(32, Runtime.getRuntime().availableProcessors() + 4);

  private static final Executor THREADS_FOR_FILES = threads();

  private volatile boolean stopped;

  private FileWork() {}

  private static Executor threads() {
    var pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform()
                .daemon()
                .inheritInheritableThreadLocals(false)
                .name("asyncio4j-files-", 1)
                .factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  interface Body<T extends @Nullable Object, X extends Exception> {
    T call(FileWork work) throws X;
  }

  interface Cleaning {
    void run() throws IOException;
  }

  /** For work that goes on whatever is cancelled. */
  static FileWork untilTheEnd() {
    return new FileWork();
  }

  /** Whether the coroutine was cancelled and only waits for this to end. */
  boolean isStopped() {
    return stopped;
  }

  /** Ends the work here if its coroutine was cancelled. */
  void checkpoint() {
    if (stopped) {
      throw new CancelledError();
    }
  }

  /** Suspends the calling coroutine until {@code body} has ended on a file thread. */
  static <T extends @Nullable Object, X extends Exception> T run(Body<T, X> body) throws X {
    var work = new FileWork();
    return Asyncio.<T, X>finishInExecutor(
        THREADS_FOR_FILES, () -> body.call(work), () -> work.stopped = true);
  }

  /** As {@link #run}, for a body that opens something: nothing stays open on cancellation. */
  static <T extends Closeable> T open(Body<T, IOException> body) throws IOException {
    var opened = new AtomicReference<@Nullable T>();
    try {
      return FileWork.<T, IOException>run(work -> {
        T resource = body.call(work);
        opened.set(resource);
        return resource;
      });
    } catch (CancelledError e) {
      T resource = opened.get();
      if (resource != null) {
        resource.close();
      }
      throw e;
    }
  }

  /**
   * Runs {@code cleaning} to its end, off the loop where that is possible, whatever is cancelled
   * meanwhile; the cancellation goes out afterwards.
   */
  static void cleanUp(Cleaning cleaning) throws IOException {
    var begun = new AtomicBoolean();
    CancelledError cancelled = null;
    while (!begun.get()) {
      try {
        FileWork.<@Nullable Void, IOException>run(_ -> {
          if (begun.compareAndSet(false, true)) {
            cleaning.run();
          }
          return null;
        });
      } catch (CancelledError e) {
        cancelled = cancelled == null ? e : cancelled;
      } catch (IllegalStateException e) {
        // No coroutine that could be suspended: a plain thread, a callback, a class initialiser.
        if (begun.compareAndSet(false, true)) {
          cleaning.run();
        }
      }
    }
    if (cancelled != null) {
      throw cancelled;
    }
  }
}
