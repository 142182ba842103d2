package io.asyncio4j.http.client;

import io.asyncio4j.EventLoop;
import io.asyncio4j.Handle;
import io.asyncio4j.Promise;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.client.RequestTimeoutException.Phase;
import io.asyncio4j.net.netty.NettyLoop;
import io.asyncio4j.net.netty.Outbound;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response on a connection: where the coroutine that asks and the handlers of
 * the channel meet. The methods {@code on…} are called by handlers, on the loop's own thread;
 * {@link #flush} too; the others by the coroutine.
 *
 * <p>The coroutine waits on one promise at a time, whatever it waits for, and looks again when it
 * is woken.
 */
abstract class Exchange extends Outbound implements BodySource {
  /** How much may wait to be read before the channel stops reading. */
  private static final int READ_AHEAD = 256 * 1024;

  /** How much may wait to be sent before the body is asked for more. */
  private static final int WRITE_AHEAD = 128 * 1024;

  /**
   * Ends a body's writing when the response is there already. Without a stack: it is no failure.
   */
  private static final class Answered extends IOException {
    private static final long serialVersionUID = 1;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  final NettyLoop netty;
  final EventLoop loop;
  final Request request;
  private final Timeouts limits;
  private final WaitTimer timer;
  private final boolean holdsClock;

  private @Nullable Promise<@Nullable Void> waiter;
  private Phase phase = Phase.READ;

  private int status;
  private Headers headers = Headers.empty();
  private Headers trailers = Headers.empty();
  private HttpVersion version = HttpVersion.HTTP_1_1;
  private final ArrayDeque<byte[]> pieces = new ArrayDeque<>(2);
  private int readAhead;
  private boolean isPaused;
  private boolean hasEnded;
  private @Nullable IOException failure;

  private int writeAhead;
  private boolean isContinued;
  private boolean isSent;
  private boolean isClosed;

  Exchange(NettyLoop netty, Request request, Timeouts limits, WaitTimer timer, boolean holdsClock) {
    this.netty = netty;
    this.loop = netty.loop();
    this.request = request;
    this.limits = limits;
    this.timer = timer;
    this.holdsClock = holdsClock;
  }

  /** Hands over the header, with the whole body if it is there already. */
  abstract void begin(@Nullable BytesBody body) throws IOException;

  /** Hands over a piece of the body. */
  abstract void handOver(byte[] piece) throws IOException;

  /** Hands over the body's end. */
  abstract void endBody() throws IOException;

  /** Starts or stops reading from the peer. On the loop's own thread. */
  abstract void setReading(boolean reading);

  /** Gives the connection back; it can be used again if all went to its end. */
  abstract void release(boolean reusable);

  // The coroutine

  /** Sends all of the request, and waits for the header of the response. */
  final void run() throws IOException {
    Body body = request.body();
    Duration patience = request.patience();
    if (body == null || (patience == null && body instanceof BytesBody)) {
      begin((BytesBody) body);
      isSent = true;
    } else {
      begin(null);
      try {
        if (patience != null) {
          awaitContinue(patience);
        }
        body.writeTo(this::write);
        endBody();
        isSent = true;
      } catch (Answered e) {
        // What is left of the body is not wanted; the connection ends with it.
      }
    }
    while (status == 0) {
      throwFailure();
      await(limits.read(), Phase.READ);
    }
  }

  /** Waits until the server wants the body, but no longer than {@code patience}. */
  private void awaitContinue(Duration patience) throws IOException {
    Handle timer = loop.callLater(patience, this::onContinue);
    try {
      while (!isContinued) {
        if (status != 0) {
          throw new Answered();
        }
        throwFailure();
        await(null, Phase.READ);
      }
    } finally {
      timer.cancel();
    }
  }

  private void write(byte[] piece) throws IOException {
    if (piece.length == 0) {
      return;
    }
    handOver(piece);
    writeAhead += piece.length;
    do {
      if (status >= 300) {
        throw new Answered();
      }
      throwFailure();
      if (writeAhead < WRITE_AHEAD) {
        return;
      }
      await(limits.write(), Phase.WRITE);
    } while (true);
  }

  @Override
  public final byte @Nullable [] read() throws IOException {
    while (true) {
      byte[] piece = pieces.poll();
      if (piece != null) {
        readAhead -= piece.length;
        if (isPaused && readAhead < READ_AHEAD / 4) {
          isPaused = false;
          netty.post(() -> setReading(true));
        }
        return piece;
      }
      if (hasEnded) {
        close();
        return null;
      }
      try {
        throwFailure();
        if (isClosed) {
          throw new IOException("the response of " + request + " is closed");
        }
        await(limits.read(), Phase.READ);
      } catch (Throwable e) {
        close();
        throw e;
      }
    }
  }

  @Override
  public final void close() {
    if (!isClosed) {
      isClosed = true;
      pieces.clear();
      if (isPaused && hasEnded) {
        netty.post(() -> setReading(true));
      }
      release(hasEnded && isSent && failure == null);
    }
  }

  private void throwFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  private void await(@Nullable Duration limit, Phase phase) {
    Promise<@Nullable Void> signal = loop.createPromise();
    waiter = signal;
    this.phase = phase;
    if (limit != null) {
      timer.begin(limit);
    }
    EventLoop.ClockHold hold = holdsClock ? loop.holdClock() : null;
    try {
      signal.await();
    } finally {
      if (hold != null) {
        hold.close();
      }
      timer.end();
      waiter = null;
    }
  }

  final int status() {
    return status;
  }

  final ResponseHead.Head head() {
    return new ResponseHead.Head(request, status, headers, version, java.util.List.of());
  }

  @Override
  public final Headers trailers() {
    return trailers;
  }

  /** Whether the server may have seen something of the request. */
  abstract boolean wasHandedOver();

  /** Whether nothing of a response came, so that the server may never have seen the request. */
  final boolean isUnanswered() {
    return status == 0;
  }

  final boolean isOver() {
    return hasEnded;
  }

  // Handlers

  private void wake() {
    Promise<@Nullable Void> signal = waiter;
    waiter = null;
    if (signal != null && !signal.isDone()) {
      signal.setResult(null);
    }
  }

  /** The server wants the body, or has had time enough to say so. */
  final void onContinue() {
    isContinued = true;
    wake();
  }

  final void onHead(int status, Headers headers, HttpVersion version) {
    this.status = status;
    this.headers = headers;
    this.version = version;
    wake();
  }

  final void onData(ByteBuf data) {
    int length = data.readableBytes();
    if (length == 0 || isClosed) {
      return;
    }
    byte[] piece = new byte[length];
    data.readBytes(piece);
    pieces.add(piece);
    readAhead += length;
    if (readAhead > READ_AHEAD && !isPaused) {
      isPaused = true;
      setReading(false);
    }
    wake();
  }

  final void onEnd(Headers trailers) {
    if (status == 0) {
      onFailure(lost(new IOException("it ended without a status")));
      return;
    }
    hasEnded = true;
    this.trailers = trailers;
    wake();
  }

  final void onFailure(IOException failure) {
    if (this.failure == null && !hasEnded) {
      this.failure = failure;
      wake();
    }
  }

  /** {@code length} bytes of the body are on their way. */
  final void onWritten(int length) {
    writeAhead -= length;
    if (phase == Phase.WRITE && writeAhead < WRITE_AHEAD / 2) {
      wake();
    }
  }

  final void onExpired() {
    onFailure(
        new RequestTimeoutException(
            phase,
            phase == Phase.WRITE
                ? "the server of "
                    + request
                    + " took nothing of the body for "
                    + limits.write()
                    + "; see Timeouts.write"
                : (status == 0 ? "no response to " : "nothing more of the response to ")
                    + request
                    + " in "
                    + limits.read()
                    + "; see Timeouts.read",
            null));
  }

  /** How it is to be told, where it was the peer or the network that ended it. */
  final IOException lost(@Nullable Throwable cause) {
    String what =
        status == 0
            ? "the connection was closed before a response to " + request + " came"
            : "the connection was closed in the middle of the response to " + request;
    String detail = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return new ConnectionLostException(what + detail, cause);
  }

  @Override
  public String toString() {
    return "Exchange[" + request + "]";
  }
}
