package io.asyncio4j.process;

import io.asyncio4j.process.PipeThreads.Blocked;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a child process writes: {@link Subprocess#stdout()} or {@link Subprocess#stderr()}.
 *
 * <p>Every method that reads suspends until there is something. Text is UTF-8; lines end with
 * {@code \n}, {@code \r\n} or {@code \r}. A cancelled read loses nothing: what comes later is for
 * the next read. Only what is asked for is read ahead, so a child that writes faster than it is
 * read waits. One coroutine at a time may read; {@link IllegalStateException} otherwise. The end
 * comes when the child and everyone who has inherited the pipe from it have closed it.
 */
public final class PipeReader implements AutoCloseable {
  private static final int SMALL = 1 << 13;
  private static final int LARGE = 1 << 16;

  private final InputStream in;

  /** From {@link #at} to {@link #end} it holds what was read and not yet handed out. */
  private byte[] buffer = new byte[SMALL];

  private int at;
  private int end;

  /** A thread that reads into the buffer behind {@link #end}, which must stay in place then. */
  private @Nullable Blocked reading;

  /** How much that thread has read; written by it before it is over. */
  private int read;

  private boolean atEnd;
  private boolean busy;
  private volatile boolean closed;

  /** The last line ended with {@code \r}: a line feed that follows belongs to it. */
  private boolean skipsLineFeed;

  PipeReader(InputStream in) {
    this.in = in;
  }

  /**
   * Reads what there is, at least one byte.
   *
   * @return how many, -1 at the end
   * @throws IOException when the pipe fails or was closed here
   */
  public int read(byte[] bytes) throws IOException {
    Objects.requireNonNull(bytes, "bytes");
    return reading(() -> {
      if (bytes.length == 0) {
        return 0;
      }
      if (!hasBytes()) {
        return -1;
      }
      int length = Math.min(bytes.length, end - at);
      System.arraycopy(buffer, at, bytes, 0, length);
      at += length;
      return length;
    });
  }

  /**
   * Reads so many bytes.
   *
   * @throws EOFException when the pipe ends before; what there was is for the next read
   * @throws IOException when the pipe fails or was closed here
   */
  public byte[] readExactly(int length) throws IOException {
    if (length < 0) {
      throw new IllegalArgumentException("the length must not be negative, but was " + length);
    }
    return reading(() -> {
      while (length > 0 && (!hasBytes() || end - at < length)) {
        if (!fill()) {
          throw new EOFException("the pipe ended after " + (end - at) + " of " + length + " bytes");
        }
      }
      return take(length);
    });
  }

  /**
   * Reads up to a separator.
   *
   * @return what comes before it, and the separator
   * @throws EOFException when the pipe ends before; what there was is for the next read
   * @throws IOException when the pipe fails or was closed here
   */
  public byte[] readUntil(byte[] separator) throws IOException {
    if (separator.length == 0) {
      throw new IllegalArgumentException("the separator must have at least one byte");
    }
    return reading(() -> {
      int scanned = 0;
      while (hasBytes()) {
        for (int from = at + scanned; from <= end - separator.length; from++) {
          if (Arrays.equals(
              buffer, from, from + separator.length, separator, 0, separator.length)) {
            return take(from + separator.length - at);
          }
        }
        scanned = Math.max(0, end - at - separator.length + 1);
        if (!fill()) {
          break;
        }
      }
      throw new EOFException("the pipe ended before the separator came");
    });
  }

  /**
   * Reads a line.
   *
   * @return the line without its end, null when there is none any more
   * @throws IOException when the pipe fails or was closed here
   */
  public @Nullable String readLine() throws IOException {
    return this.<@Nullable String>reading(() -> {
      int scanned = 0;
      while (hasBytes()) {
        for (int from = at + scanned; from < end; from++) {
          if (buffer[from] == '\n' || buffer[from] == '\r') {
            var line = new String(buffer, at, from - at, StandardCharsets.UTF_8);
            skipsLineFeed = buffer[from] == '\r';
            at = from + 1;
            return line;
          }
        }
        scanned = end - at;
        if (!fill()) {
          return new String(take(end - at), StandardCharsets.UTF_8);
        }
      }
      return null;
    });
  }

  /**
   * The lines from here on, for a loop; as {@link #readLine()}, but a failure is an {@link
   * UncheckedIOException}.
   */
  public Iterable<String> lines() {
    return () ->
        new Iterator<>() {
          private @Nullable String line;

          @Override
          public boolean hasNext() {
            if (line == null) {
              try {
                line = readLine();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
            return line != null;
          }

          @Override
          public String next() {
            if (!hasNext() || line == null) {
              throw new NoSuchElementException("the pipe has ended; ask hasNext() first");
            }
            String next = line;
            line = null;
            return next;
          }
        };
  }

  /**
   * Reads to the end. What was read when it is cancelled is gone.
   *
   * @throws IOException when the pipe fails or was closed here
   */
  public byte[] readAllBytes() throws IOException {
    return reading(() -> {
      var all = new ByteArrayOutputStream();
      while (hasBytes()) {
        all.write(buffer, at, end - at);
        at = end;
      }
      return all.toByteArray();
    });
  }

  /** Reads to the end, as text; see {@link #readAllBytes()}. */
  public String readAll() throws IOException {
    return new String(readAllBytes(), StandardCharsets.UTF_8);
  }

  private byte[] take(int length) {
    byte[] taken = Arrays.copyOfRange(buffer, at, at + length);
    at += length;
    return taken;
  }

  /** Waits until there is a byte to hand out; false at the end. */
  private boolean hasBytes() throws IOException {
    while (true) {
      if (skipsLineFeed && at < end) {
        skipsLineFeed = false;
        at += buffer[at] == '\n' ? 1 : 0;
      }
      if (at < end) {
        return true;
      }
      if (!fill()) {
        return false;
      }
    }
  }

  /** Waits for more bytes; false at the end. Goes on with a read that was cancelled. */
  private boolean fill() throws IOException {
    if (atEnd) {
      return false;
    }
    Blocked thread = reading;
    if (thread == null) {
      makeRoom();
      byte[] into = buffer;
      int from = end;
      thread = PipeThreads.start(() -> read = in.read(into, from, into.length - from));
      reading = thread;
    }
    try {
      thread.await();
    } finally {
      if (thread.isOver()) {
        reading = null;
      }
    }
    if (read < 0) {
      atEnd = true;
      in.close();
      return false;
    }
    end += read;
    return true;
  }

  private void makeRoom() {
    boolean wasFull = end == buffer.length;
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    if (end == buffer.length || (wasFull && buffer.length < LARGE)) {
      buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
    }
  }

  private interface Step<T extends @Nullable Object> {
    T run() throws IOException;
  }

  private <T extends @Nullable Object> T reading(Step<T> step) throws IOException {
    if (busy) {
      throw new IllegalStateException(
          "another coroutine is reading this pipe; let one read, and hand on through an"
              + " AsyncQueue");
    }
    if (closed) {
      throw new IOException("the pipe was closed; read it before");
    }
    busy = true;
    try {
      return step.run();
    } finally {
      busy = false;
    }
  }

  /** Closes this end: a child that goes on writing gets a broken pipe. May be called twice. */
  @Override
  public void close() throws IOException {
    PipeThreads.cleanUp(this::closeHere, () -> {});
  }

  /** Off the loop: the JDK may be draining the pipe of a process that has ended, under a lock. */
  void closeHere() throws IOException {
    closed = true;
    in.close();
  }
}
