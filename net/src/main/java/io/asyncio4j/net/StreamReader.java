package io.asyncio4j.net;

import io.asyncio4j.Promise;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What comes from the peer of a connection: asyncio's StreamReader.
 *
 * <p>Every method that reads suspends until it has what it is to return. A cancelled read loses
 * nothing: what comes is for the next read, save that of {@link #read()}. One coroutine at a time
 * may read; {@link IllegalStateException} otherwise.
 *
 * <p>No more is taken from the network than is read: above twice the limit the peer has to wait
 * until no more than the limit is left. The limit, 64 KiB unless the connection's or the server's
 * options say otherwise, also bounds {@link #readUntil} and {@link #readLine()}.
 *
 * <p>When the connection is cut, as by the peer's reset, what came before can still be read; then
 * every read fails with an {@link IOException} that says so. Text is UTF-8.
 */
public final class StreamReader implements Iterable<String> {
  static final int DEFAULT_LIMIT = 1 << 16;

  private static final byte[] LINE_FEED = {'\n'};

  private final Stream stream;
  private final int limit;
  private final InputBuffer buffer = new InputBuffer();
  private @Nullable Promise<@Nullable Void> more;
  private boolean busy;
  private boolean paused;
  private boolean ended;
  private boolean endedByFailure;

  StreamReader(Stream stream, int limit) {
    this.stream = stream;
    this.limit = limit;
  }

  /**
   * Reads to the end.
   *
   * @throws IOException when the connection is cut
   */
  public byte[] read() throws IOException {
    return reading(() -> {
      var all = new ByteArrayOutputStream();
      while (hasBytes()) {
        all.writeBytes(buffer.takeAll());
      }
      return all.toByteArray();
    });
  }

  /**
   * Reads what there is, at least one byte.
   *
   * @param most how many at most
   * @return none at the end
   * @throws IOException when the connection is cut
   */
  public byte[] read(int most) throws IOException {
    requireNotNegative(most);
    return reading(() -> {
      boolean nothing = most == 0 || !hasBytes();
      return buffer.take(nothing ? 0 : Math.min(most, buffer.size()));
    });
  }

  /**
   * Reads so many bytes.
   *
   * @throws IncompleteReadException when the end comes before, with what had come
   * @throws IOException when the connection is cut
   */
  public byte[] readExactly(int length) throws IOException {
    requireNotNegative(length);
    return reading(() -> {
      while (buffer.size() < length) {
        if (!fill()) {
          throw new IncompleteReadException(
              "the connection ended after " + buffer.size() + " of " + length + " bytes",
              buffer.takeAll());
        }
      }
      return buffer.take(length);
    });
  }

  /**
   * Reads up to a separator.
   *
   * @return what comes before it, and the separator
   * @throws LimitOverrunException when more than the limit comes before the separator; all of it is
   *     still there to be read
   * @throws IncompleteReadException when the end comes before, with what had come
   * @throws IOException when the connection is cut
   */
  public byte[] readUntil(byte[] separator) throws IOException {
    if (separator.length == 0) {
      throw new IllegalArgumentException("the separator must have at least one byte");
    }
    return reading(() -> {
      int at = find(separator);
      if (at < 0) {
        throw new IncompleteReadException(
            "the connection ended before the separator came", buffer.takeAll());
      }
      return buffer.take(at + separator.length);
    });
  }

  /** Where the separator begins, when it has come; -1 at the end. */
  private int find(byte[] separator) throws IOException {
    int scanned = 0;
    while (true) {
      int at = buffer.indexOf(separator, scanned);
      if (at > limit) {
        throw overrun("the separator comes after " + at + " bytes", at);
      }
      if (at >= 0) {
        return at;
      }
      scanned = Math.max(0, buffer.size() - separator.length + 1);
      if (scanned > limit) {
        throw overrun("no separator has come in " + scanned + " bytes", scanned);
      }
      if (!fill()) {
        return -1;
      }
    }
  }

  private LimitOverrunException overrun(String what, int consumed) {
    return new LimitOverrunException(
        what
            + ", and the limit is "
            + limit
            + "; set a larger one with ConnectOptions.limit or ServerOptions.limit, or read"
            + " piecemeal with read(n)",
        consumed);
  }

  /**
   * Reads a line, which ends with a line feed or with the connection.
   *
   * @return the line without its {@code \n} or {@code \r\n}; null when there is none any more
   * @throws LimitOverrunException when it is longer than the limit; what has come of it is gone
   *     then
   * @throws IOException when the connection is cut
   */
  public @Nullable String readLine() throws IOException {
    byte[] line = readLineBytes();
    if (line.length == 0) {
      return null;
    }
    int length = line.length;
    if (line[length - 1] == '\n') {
      length--;
      if (length > 0 && line[length - 1] == '\r') {
        length--;
      }
    }
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }

  /**
   * As {@link #readLine()}, as it came: with its line feed, without one when the connection has
   * ended, and nothing when there is no line any more.
   */
  public byte[] readLineBytes() throws IOException {
    return reading(() -> {
      try {
        int at = find(LINE_FEED);
        return at < 0 ? buffer.takeAll() : buffer.take(at + 1);
      } catch (LimitOverrunException e) {
        boolean isWhole = buffer.indexOf(LINE_FEED, e.consumed()) == e.consumed();
        buffer.skip(isWhole ? e.consumed() + 1 : buffer.size());
        resumeIfDrained();
        throw e;
      }
    });
  }

  /**
   * The lines from here on, for a loop; as {@link #readLine()}, but a failure is an {@link
   * UncheckedIOException}.
   */
  @Override
  public Iterator<String> iterator() {
    return new Iterator<>() {
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
          throw new NoSuchElementException("the connection has ended; ask hasNext() first");
        }
        String next = Objects.requireNonNull(line);
        line = null;
        return next;
      }
    };
  }

  /** Whether the peer has sent its end and all before it was read. */
  public boolean atEof() {
    return ended && buffer.size() == 0;
  }

  private static void requireNotNegative(int length) {
    if (length < 0) {
      throw new IllegalArgumentException("the length must not be negative, but was " + length);
    }
  }

  private interface Step<T> {
    T run() throws IOException;
  }

  private <T> T reading(Step<T> step) throws IOException {
    requireIdle();
    busy = true;
    try {
      T result = step.run();
      resumeIfDrained();
      return result;
    } finally {
      busy = false;
    }
  }

  private void requireIdle() {
    if (busy) {
      throw new IllegalStateException(
          "another coroutine is reading this connection; let one read, and hand on through an"
              + " AsyncQueue");
    }
  }

  private boolean hasBytes() throws IOException {
    return buffer.size() > 0 || fill();
  }

  /** Waits for more bytes; false at the end. */
  private boolean fill() throws IOException {
    int before = buffer.size();
    while (buffer.size() == before) {
      if (ended) {
        IOException failure = endedByFailure ? stream.failure() : null;
        if (failure != null) {
          throw failure;
        }
        return false;
      }
      if (paused) {
        // One read may ask for more than the marks allow.
        paused = false;
        stream.setReading(true);
      }
      awaitMore();
    }
    return true;
  }

  private void awaitMore() {
    Promise<@Nullable Void> promise = stream.loop().createPromise();
    more = promise;
    try {
      if (stream.isPeerOutside()) {
        try (var _ = stream.loop().holdClock()) {
          promise.await();
        }
      } else {
        promise.await();
      }
    } finally {
      more = null;
    }
  }

  private void resumeIfDrained() {
    if (paused && buffer.size() <= limit) {
      paused = false;
      stream.setReading(true);
    }
  }

  /** What came and is not read: for TLS, which begins there. */
  byte[] takeAll() {
    requireIdle();
    paused = false;
    return buffer.takeAll();
  }

  // On the loop's own thread

  void received(ByteBuf bytes) {
    buffer.append(bytes);
    if (!paused && buffer.size() > 2L * limit) {
      paused = true;
      stream.pauseReading();
    }
    wake();
  }

  void ended() {
    if (!ended) {
      ended = true;
      endedByFailure = stream.hasFailed();
      wake();
    }
  }

  private void wake() {
    Promise<@Nullable Void> waiting = more;
    if (waiting != null && !waiting.isDone()) {
      waiting.setResult(null);
    }
  }
}
