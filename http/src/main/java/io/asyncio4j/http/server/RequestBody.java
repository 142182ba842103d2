package io.asyncio4j.http.server;

import io.asyncio4j.EventLoop;
import io.asyncio4j.http.Headers;
import io.asyncio4j.net.netty.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request between the handler that reads it from the network and the coroutine that
 * wants it. When too much waits, the network is left unread.
 */
final class RequestBody {
  private static final int HIGH_WATER = 128 * 1024;
  private static final int LOW_WATER = 32 * 1024;
  private static final int LARGEST_FIRST_BUFFER = 1 << 20;

  /** A request without one. */
  static final RequestBody NONE = new RequestBody();

  private final ArrayDeque<byte[]> chunks;
  private final @Nullable EventLoop loop;
  private final @Nullable Exchange exchange;
  private final long length;
  private final Signal arrived = new Signal();
  private final @Nullable ServerSettings settings;
  private @Nullable Pace pace;
  private long limit;
  private long received;
  private int waiting;
  private boolean paused;
  private boolean complete;
  private boolean discards;
  private boolean expectsContinue;
  private @Nullable Exception failure;
  private Headers trailers = Headers.empty();

  private RequestBody() {
    chunks = new ArrayDeque<>(0);
    loop = null;
    exchange = null;
    settings = null;
    length = 0;
    complete = true;
  }

  /**
   * @param length as it was announced, or -1
   * @param settings the limits, for as long as nobody sets others
   * @param expectsContinue whether the client waits to be told to send it
   */
  RequestBody(
      EventLoop loop,
      Exchange exchange,
      long length,
      ServerSettings settings,
      boolean expectsContinue) {
    this.chunks = new ArrayDeque<>(4);
    this.loop = loop;
    this.exchange = exchange;
    this.length = length;
    this.settings = settings;
    this.limit = settings.maxBodySize;
    this.pace = new Pace(settings.bodyTimeout.toNanos(), settings.minDataRate);
    this.expectsContinue = expectsContinue;
  }

  // In the handler

  void add(byte[] chunk) {
    received += chunk.length;
    if (discards) {
      return;
    }
    waiting += chunk.length;
    chunks.add(chunk);
    if (waiting > HIGH_WATER && !paused && exchange != null) {
      paused = true;
      exchange.readBody(false);
    }
    arrived.fire();
  }

  void end(Headers newTrailers) {
    complete = true;
    trailers = newTrailers;
    arrived.fire();
  }

  void fail(Exception problem) {
    if (!complete && failure == null) {
      failure = problem;
      arrived.fire();
    }
  }

  // Anywhere on the loop's thread

  boolean isComplete() {
    return complete;
  }

  long received() {
    return received;
  }

  /** Whether the client still waits to be told to send it. */
  boolean expectsContinue() {
    return expectsContinue;
  }

  boolean isDiscarded() {
    return discards;
  }

  /** What comes from here on is dropped. */
  void discard() {
    discards = true;
    chunks.clear();
    waiting = 0;
    resume();
  }

  private void resume() {
    if (paused && exchange != null) {
      paused = false;
      exchange.readBody(true);
    }
  }

  // In the coroutine

  long length() {
    return length;
  }

  void limit(long bytes) {
    limit = bytes;
  }

  /** Sets how fast it must come at least, in bytes per second. */
  void minDataRate(int rate) {
    if (settings != null) {
      pace = new Pace(settings.bodyTimeout.toNanos(), rate);
    }
  }

  long limit() {
    return limit;
  }

  Headers trailers() {
    return trailers;
  }

  /** The next bytes, or null at the end; suspends until there are some. */
  byte @Nullable [] next() throws IOException {
    if (length > limit) {
      throw tooLarge();
    }
    while (true) {
      byte[] chunk = chunks.poll();
      if (chunk != null) {
        waiting -= chunk.length;
        if (waiting <= LOW_WATER) {
          resume();
        }
        if (received - waiting > limit) {
          throw tooLarge();
        }
        return chunk;
      }
      if (failure instanceof StatusException status) {
        throw status;
      }
      if (failure instanceof IOException broken) {
        throw broken;
      }
      if (complete || loop == null || exchange == null || pace == null) {
        return null;
      }
      if (expectsContinue) {
        expectsContinue = false;
        exchange.sendContinue();
      }
      await(loop, exchange, pace);
    }
  }

  /** All that is still to come; suspends until it has. */
  byte[] readAll() throws IOException {
    byte[] first = next();
    if (first == null) {
      return new byte[0];
    }
    if (first.length == length) {
      return first;
    }
    int likely = (int) Math.min(Math.max(length, 1024), LARGEST_FIRST_BUFFER);
    var all = new ByteArrayOutputStream(likely);
    for (byte[] chunk = first; chunk != null; chunk = next()) {
      all.writeBytes(chunk);
    }
    return all.toByteArray();
  }

  private void await(EventLoop waiting, Exchange from, Pace clock) {
    long since = waiting.time();
    long before = from.received();
    from.awaitsBody(clock.left());
    try {
      arrived.await(waiting, "read the body of the request");
    } finally {
      from.hasBody();
      clock.waited(waiting.time() - since, from.received() - before);
    }
  }

  private StatusException tooLarge() {
    return new StatusException(413, "the body is larger than " + limit + " bytes");
  }
}
