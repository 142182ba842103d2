package io.asyncio4j.process;

import io.asyncio4j.AsyncLock;
import io.asyncio4j.process.PipeThreads.Blocked;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a child process reads: {@link Subprocess#stdin()}. Nothing is kept back: when a write
 * returns, the pipe has all of it, so there is nothing to flush or drain. Writes of several
 * coroutines go out one after another.
 *
 * <p>A write suspends while the pipe is full. When it is cancelled, a part of it may have gone out,
 * and up to 64 KiB more may follow; a later write comes after that.
 */
public final class PipeWriter implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final OutputStream out;
  private final AsyncLock lock = new AsyncLock();

  /** A thread that writes; still there after its coroutine was cancelled. */
  private @Nullable Blocked writing;

  PipeWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes all of {@code bytes}.
   *
   * @throws IOException when the child has closed the pipe or ended, or it was closed here
   */
  public void write(byte[] bytes) throws IOException {
    Objects.requireNonNull(bytes, "bytes");
    lock.acquire();
    try {
      for (int from = 0; from < bytes.length; from += CHUNK) {
        int at = from;
        int length = Math.min(CHUNK, bytes.length - from);
        afterOthers(() -> {
          out.write(bytes, at, length);
          out.flush();
        });
      }
    } finally {
      lock.release();
    }
  }

  /** Writes {@code text} as UTF-8; see {@link #write}. */
  public void writeString(CharSequence text) throws IOException {
    write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void afterOthers(PipeThreads.Action action) throws IOException {
    Blocked before = writing;
    if (before != null && !before.isOver()) {
      before.await();
    }
    Blocked thread = PipeThreads.start(action);
    writing = thread;
    thread.await();
  }

  /**
   * Closes the pipe, so that the child sees the end of its input, and suspends until what was
   * written has gone out. When that is cancelled it goes on by itself. May be called twice.
   *
   * @throws IOException when the child has closed the pipe or ended before it had taken all
   */
  @Override
  public void close() throws IOException {
    PipeThreads.start(out::close).await();
  }

  /** Closes the pipe without waiting: what the child has not taken is lost. Any thread. */
  void abandon() {
    Blocked last = writing;
    if (last != null && !last.isOver()) {
      // Closing waits for the stream's lock, which the writing thread has.
      PipeThreads.later(this::closeQuietly);
    } else {
      closeQuietly();
    }
  }

  private void closeQuietly() {
    try {
      out.close();
    } catch (IOException e) {
      // The child is gone.
    }
  }
}
