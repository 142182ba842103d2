package io.asyncio4j.http.server;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.Task;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.WebSocket;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** One stream of HTTP/2: a request, its coroutine, its response. */
final class Http2Exchange extends ChannelInboundHandlerAdapter implements Exchange, Served {
  private static final long LINGER_NANOS = 2_000_000_000L;

  private final ServerCore core;
  private final Http2Connection connection;
  private final Channel stream;
  private final Http2Output output;
  private @Nullable ServerRequest request;
  private RequestBody body = RequestBody.NONE;
  private @Nullable Task<?> task;
  private @Nullable ServerResponse prepared;
  private Headers trailers = Headers.empty();
  private long remaining = -1;
  private long written;
  private int status;
  private boolean begun;
  private boolean ended;
  private boolean gone;
  private boolean lingers;
  private long discarded;
  private long deadline = Connection.NEVER;

  Http2Exchange(ServerCore core, Http2Connection connection, Channel stream) {
    this.core = core;
    this.connection = connection;
    this.stream = stream;
    this.output = new Http2Output(core, connection, stream);
  }

  // In the handler

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      switch (message) {
        case Http2HeadersFrame headers when request == null -> begin(headers);
        case Http2HeadersFrame last ->
            body.end(ServerRequest.toHeaders(new Http2Fields(last.headers())));
        case Http2DataFrame data -> {
          connection.received(data.content().readableBytes());
          if (lingers) {
            discard(data);
          } else if (data.content().isReadable()) {
            body.add(ByteBufUtil.getBytes(data.content()));
          }
          if (data.isEndStream()) {
            body.end(Headers.empty());
          }
        }
        default -> {}
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  /** Nobody wants it: a client that does not stop gets no more room to send. */
  private void discard(Http2DataFrame data) {
    discarded += data.content().readableBytes();
    if (discarded > Http1Connection.MOST_DRAINED) {
      stream.config().setAutoRead(false);
    }
  }

  private void begin(Http2HeadersFrame frame) {
    Http2Headers headers = frame.headers();
    int refusal = Http2Fields.refusal(headers);
    if (refusal != 0) {
      refuse(refusal);
      return;
    }
    var fields = new Http2Fields(headers);
    if (!frame.isEndStream()) {
      String length = fields.first("content-length");
      body =
          new RequestBody(
              core.loop,
              this,
              length == null ? -1 : Long.parseLong(length),
              core.settings,
              "100-continue".equalsIgnoreCase(fields.first("expect")));
    }
    request =
        new ServerRequest(
            core.settings,
            this,
            headers.method().toString(),
            headers.path().toString(),
            "HTTP/2",
            fields,
            body);
    connection.opened(this);
    core.serve(this);
  }

  private void refuse(int refusal) {
    var headers = new DefaultHttp2Headers(false).status(Integer.toString(refusal));
    stream.writeAndFlush(new DefaultHttp2HeadersFrame(headers, true));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    gone = true;
    body.fail(new IOException("the client has closed the stream"));
    output.close();
    if (task != null && !ended) {
      task.cancel();
    }
    connection.closed(this);
    super.channelInactive(context);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    output.writabilityChanged();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    core.brokenConnection(cause);
    // What breaks the protocol is reset by the codec, with the error that the client is to see.
    if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null) {
      context.close();
    }
  }

  /** How much waits for the client to take it. */
  long pending() {
    return output.pending();
  }

  long deadline() {
    return Math.min(deadline, output.deadline());
  }

  void expire(long now) {
    if (output.isOverdue(now)) {
      reset(Http2Error.CANCEL);
    }
    if (deadline > now) {
      return;
    }
    deadline = Connection.NEVER;
    if (!lingers) {
      body.fail(new StatusException(408, "the body does not come"));
    } else if (output.pending() > 0) {
      deadline = core.deadline(LINGER_NANOS);
    } else {
      reset(Http2Error.NO_ERROR);
    }
  }

  // The coroutine

  @Override
  public void serve() {
    task = Asyncio.currentTask();
    try {
      if (request != null && !gone) {
        core.dispatch.answer(request, this);
      }
    } catch (CancelledError e) {
      if (!gone) {
        abort();
        throw e;
      }
    } finally {
      ended = true;
      if (!body.isComplete() && !gone) {
        // A reset at once would keep many a client from reading the response.
        body.discard();
        lingers = true;
        deadline = core.deadline(LINGER_NANOS);
      }
    }
  }

  private void head(ServerResponse response, long length, boolean last) {
    begun = true;
    status = response.status();
    ended |= last;
    output.head(response, length, last);
  }

  @Override
  public void reply(ServerResponse response, byte[] bytes) {
    boolean bodiless = response.status() == 204 || response.status() == 304;
    boolean withoutBody =
        bodiless || bytes.length == 0 || (request != null && request.method().equals("HEAD"));
    head(response, bodiless ? -1 : bytes.length, withoutBody);
    if (!withoutBody) {
      written = bytes.length;
      ended = true;
      output.content(bytes, true);
    }
  }

  @Override
  public void headOnly(ServerResponse response, long length) {
    head(response, length, true);
  }

  @Override
  public void prepare(ServerResponse response, long length) {
    prepared = response;
    remaining = length;
  }

  @Override
  public void begin() {
    if (!begun && prepared != null) {
      head(prepared, remaining, false);
    }
  }

  @Override
  public boolean hasBegun() {
    return begun;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    begin();
    if (remaining >= 0 && (remaining -= bytes.length) < 0) {
      throw new IllegalStateException(
          "the body is longer than its Content-Length said; leave the length out or give the right"
              + " one");
    }
    while (output.isFull() && !gone) {
      output.awaitSpace();
    }
    if (gone) {
      throw new IOException("the client has closed the stream");
    }
    written += bytes.length;
    output.content(bytes, false);
  }

  @Override
  public boolean offer(byte[] bytes) {
    if (gone || !begun || ended || output.isFull()) {
      return false;
    }
    written += bytes.length;
    output.content(bytes, false);
    return true;
  }

  @Override
  public void write(FileChannel file, long offset, long length) throws IOException {
    FileResponse.copy(file, offset, length, this::write);
  }

  @Override
  public void trailers(Headers newTrailers) {
    trailers = newTrailers;
  }

  @Override
  public void end() {
    begin();
    if (remaining > 0) {
      throw new IllegalStateException(
          "the body is " + remaining + " bytes shorter than its Content-Length said");
    }
    ended = true;
    output.end(trailers);
  }

  @Override
  public void abort() {
    reset(Http2Error.INTERNAL_ERROR);
  }

  private void reset(Http2Error error) {
    core.netty.post(() -> {
      if (!gone) {
        stream.writeAndFlush(new DefaultHttp2ResetFrame(error));
      }
    });
  }

  @Override
  public boolean canUpgrade() {
    return false;
  }

  @Override
  public WebSocket upgrade(Headers headers, WebSocket.Agreement agreement) {
    throw new IllegalStateException("HTTP/2 has no Upgrade; ask canUpgrade() first");
  }

  @Override
  public void sendContinue() {
    if (!begun) {
      output.interim(100);
    }
  }

  @Override
  public void readBody(boolean wanted) {
    if (core.netty.inHandler()) {
      stream.config().setAutoRead(wanted);
    } else {
      core.netty.post(() -> stream.config().setAutoRead(wanted));
    }
  }

  @Override
  public void awaitsBody(long nanos) {
    deadline = core.deadline(nanos);
  }

  @Override
  public void hasBody() {
    deadline = Connection.NEVER;
  }

  @Override
  public long received() {
    return connection.received();
  }

  @Override
  public boolean isDisconnected() {
    return gone;
  }

  @Override
  public @Nullable SocketAddress remoteAddress() {
    return connection.channel().remoteAddress();
  }

  @Override
  public @Nullable SocketAddress localAddress() {
    return connection.channel().localAddress();
  }

  @Override
  public String scheme() {
    return core.settings.tls == null ? "http" : "https";
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
