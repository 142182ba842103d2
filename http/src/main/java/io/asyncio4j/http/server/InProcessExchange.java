package io.asyncio4j.http.server;

import io.asyncio4j.EventLoop;
import io.asyncio4j.Promise;
import io.asyncio4j.Task;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.BodySource;
import io.asyncio4j.http.client.ConnectionLostException;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.StreamingResponse;
import io.asyncio4j.http.client.WebSocketSettings;
import io.asyncio4j.net.netty.NettyLoop;
import io.asyncio4j.net.netty.Signal;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A request and its response between two coroutines of one loop: the one that asked reads what the
 * one that answers writes.
 */
final class InProcessExchange implements Exchange, BodySource {
  /** As much of a response may wait to be read. */
  private static final int HIGH_WATER = 64 * 1024;

  private final EventLoop loop;
  private final Request asked;
  private final Headers headers;
  private final ServerSettings settings;
  private final @Nullable WebSocketSettings webSocket;
  private final boolean raises;
  private final RequestBody requestBody;
  private final Promise<StreamingResponse> response;
  private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
  private final Signal arrived = new Signal();
  private final Signal taken = new Signal();
  private final Signal wanted = new Signal();
  private @Nullable Task<?> task;
  private @Nullable ServerResponse prepared;
  private long preparedLength = -1;
  private Headers trailers = Headers.empty();
  private Headers trailersOfResponse = Headers.empty();
  private int waiting;
  private int status;
  private long written;
  private boolean requestPaused;
  private boolean ended;
  private boolean givenUp;

  /** What the handler threw, when who asked is to get it. */
  private @Nullable Throwable failure;

  /** The coroutine that answers is over. */
  private boolean over;

  /**
   * @param webSocket how a WebSocket is asked for; null when none is
   * @param raises whether who asked gets what the handler throws
   */
  InProcessExchange(
      EventLoop loop,
      ServerSettings settings,
      Request request,
      @Nullable WebSocketSettings webSocket,
      boolean raises) {
    this.loop = loop;
    this.settings = settings;
    this.asked = request;
    this.webSocket = webSocket;
    this.raises = raises;
    URI url = request.url();
    this.headers =
        request.headers().contains("Host")
            ? request.headers()
            : request.headers().with("Host", url.getRawAuthority());
    Body body = request.body();
    this.requestBody =
        body == null
            ? RequestBody.NONE
            : new RequestBody(loop, this, body.length(), settings, false);
    this.response = loop.createPromise();
  }

  // In the coroutine that asks

  /** Suspends until the head of the response is there. */
  StreamingResponse response(Task<?> answering) throws IOException {
    task = answering;
    try {
      return response.awaitThrowing(IOException.class);
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  @Override
  public byte @Nullable [] read() throws IOException {
    while (true) {
      byte[] piece = pieces.poll();
      if (piece != null) {
        waiting -= piece.length;
        taken.fire();
        return piece;
      }
      if (givenUp) {
        return null;
      }
      if (over) {
        if (failure != null) {
          throw Sneaky.throwing(failure);
        }
        if (!ended) {
          throw new ConnectionLostException("the handler broke off its answer to " + asked, null);
        }
        return null;
      }
      arrived.await(loop, "read the body of the response");
    }
  }

  @Override
  public Headers trailers() {
    return trailersOfResponse;
  }

  @Override
  public void close() {
    givenUp = true;
    pieces.clear();
    if (!ended && task != null) {
      task.cancel();
    }
  }

  // In the coroutine that answers

  /** Answers, while another coroutine hands over the request's body. */
  void answer(Dispatch dispatch) {
    Body body = asked.body();
    Task<?> sender = body == null ? null : loop.createTask("send " + asked, () -> send(body));
    try {
      dispatch.answer(request(), this);
    } finally {
      if (sender != null) {
        sender.cancel();
      }
    }
  }

  /** The coroutine that answers is over, or was cancelled before it began. In a callback. */
  void over() {
    over = true;
    arrived.fire();
    if (!response.isDone()) {
      response.setException(
          failure != null
              ? failure
              : new ConnectionLostException(
                  "the handler ended without an answer to " + asked, null));
    }
  }

  private void send(Body body) {
    try {
      body.writeTo(bytes -> {
        while (requestPaused) {
          wanted.await(loop, "send the body of the request");
        }
        if (bytes.length > 0) {
          requestBody.add(bytes);
        }
      });
      requestBody.end(Headers.empty());
    } catch (Exception e) {
      requestBody.fail(e instanceof IOException io ? io : new IOException(e));
      if (!response.isDone()) {
        response.setException(e);
      }
    }
  }

  private ServerRequest request() {
    URI url = asked.url();
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    return new ServerRequest(
        settings, this, asked.method(), target, "HTTP/1.1", FieldSource.of(headers), requestBody);
  }

  private void head(ServerResponse answer, long length) {
    status = answer.status();
    Headers sent = answer.headers().without("Content-Length");
    if (length >= 0) {
      sent = sent.with("Content-Length", Long.toString(length));
    }
    if (failure == null && !response.isDone()) {
      response.setResult(StreamingResponse.of(asked, status, sent, this));
    }
  }

  @Override
  public boolean raise(Throwable thrown) {
    if (raises && status != 101) {
      failure = thrown;
    }
    return failure != null;
  }

  @Override
  public void reply(ServerResponse answer, byte[] body) {
    boolean bodiless = answer.status() == 204 || answer.status() == 304;
    head(answer, bodiless ? -1 : body.length);
    if (!bodiless && !asked.method().equals("HEAD") && body.length > 0) {
      written = body.length;
      add(body);
    }
    finish();
  }

  @Override
  public void headOnly(ServerResponse answer, long length) {
    head(answer, length);
    finish();
  }

  @Override
  public void prepare(ServerResponse answer, long length) {
    prepared = answer;
    preparedLength = length;
  }

  @Override
  public void begin() {
    if (status == 0 && prepared != null) {
      head(prepared, preparedLength);
    }
  }

  @Override
  public boolean hasBegun() {
    return status != 0;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    begin();
    while (waiting >= HIGH_WATER && !givenUp) {
      taken.await(loop, "write the body of the response");
    }
    if (givenUp) {
      throw new IOException("the client has given the request up");
    }
    written += bytes.length;
    add(bytes);
  }

  private void add(byte[] bytes) {
    waiting += bytes.length;
    pieces.add(bytes);
    arrived.fire();
  }

  @Override
  public boolean offer(byte[] bytes) {
    if (givenUp || !hasBegun() || waiting >= HIGH_WATER) {
      return false;
    }
    written += bytes.length;
    add(bytes);
    return true;
  }

  @Override
  public void write(FileChannel file, long offset, long length) throws IOException {
    FileResponse.copy(file, offset, length, this::write);
  }

  @Override
  public void trailers(Headers following) {
    trailers = following;
  }

  @Override
  public void end() {
    begin();
    finish();
  }

  private void finish() {
    trailersOfResponse = trailers;
    ended = true;
  }

  @Override
  public void abort() {
    // The coroutine ends next, and its answer has no end then.
  }

  @Override
  public boolean canUpgrade() {
    return webSocket != null;
  }

  @Override
  public WebSocket upgrade(Headers fields, WebSocket.Agreement agreement) {
    if (webSocket == null) {
      throw new IllegalStateException("nobody has asked for a WebSocket; see canUpgrade");
    }
    status = 101;
    var ends = InProcessChannel.pair();
    WebSocket here = end(ends[0], false, agreement.maxMessageSize(), agreement.subprotocol());
    WebSocket there = end(ends[1], true, webSocket.maxMessageSize(), agreement.subprotocol());
    if (response.isDone()) {
      there.beginClose(1001, "");
    } else {
      response.setResult(StreamingResponse.of(asked, fields, there));
    }
    return here;
  }

  private WebSocket end(
      InProcessChannel channel, boolean client, int maxMessageSize, @Nullable String subprotocol) {
    var agreement = new WebSocket.Agreement(client, maxMessageSize, null, null, subprotocol);
    return WebSocket.over(NettyLoop.of(loop), channel.pipeline(), agreement);
  }

  @Override
  public void sendContinue() {
    // The body comes unasked.
  }

  @Override
  public void readBody(boolean more) {
    requestPaused = !more;
    wanted.fire();
  }

  @Override
  public void awaitsBody(long nanos) {
    // Whoever sends it is here, and takes the time it takes.
  }

  @Override
  public void hasBody() {
    // As above.
  }

  @Override
  public long received() {
    return requestBody.received();
  }

  @Override
  public boolean isDisconnected() {
    return givenUp && !ended;
  }

  @Override
  public @Nullable SocketAddress remoteAddress() {
    return null;
  }

  @Override
  public @Nullable SocketAddress localAddress() {
    return null;
  }

  @Override
  public String scheme() {
    return switch (asked.url().getScheme()) {
      case "ws" -> "http";
      case "wss" -> "https";
      case String scheme -> scheme;
    };
  }

  @Override
  public long written() {
    return written;
  }

  @Override
  public int sentStatus() {
    return status;
  }
}
