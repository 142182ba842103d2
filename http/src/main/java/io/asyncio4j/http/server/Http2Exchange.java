package io.asyncio4j.http.server;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.Task;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.net.netty.Signal;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One stream of HTTP/2: a request, its coroutine, its response. */
final class Http2Exchange extends ChannelInboundHandlerAdapter implements Exchange, Served {
  private static final int HIGH_WATER = 64 * 1024;

  /** Larger pieces are cut up, so that it shows whether the client takes any of them. */
  private static final int LARGEST_FRAME = 64 * 1024;

  private static final long LINGER_NANOS = 2_000_000_000L;

  private final ServerCore core;
  private final Http2Connection connection;
  private final Channel stream;
  private final ArrayDeque<Http2StreamFrame> frames = new ArrayDeque<>(4);
  private final Signal space = new Signal();
  private final Uptake uptake;
  private @Nullable ServerRequest request;
  private RequestBody body = RequestBody.NONE;
  private @Nullable Task<?> task;
  private @Nullable ServerResponse prepared;
  private Headers trailers = Headers.empty();
  private long remaining = -1;
  private long written;
  private int status;
  private int queued;
  private boolean dirty;
  private boolean begun;
  private boolean ended;
  private boolean gone;
  private long given;
  private boolean lingers;
  private long discarded;
  private long deadline = Connection.NEVER;

  Http2Exchange(ServerCore core, Http2Connection connection, Channel stream) {
    this.core = core;
    this.connection = connection;
    this.stream = stream;
    this.uptake = new Uptake(core);
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
    frames.forEach(ReferenceCountUtil::release);
    frames.clear();
    space.fire();
    if (task != null && !ended) {
      task.cancel();
    }
    connection.closed(this);
    super.channelInactive(context);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (stream.isWritable()) {
      space.fire();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    core.brokenConnection(cause);
    // What breaks the protocol is reset by the codec, with the error that the client is to see.
    if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null) {
      context.close();
    }
  }

  /** Gives the stream what the coroutine has left. On the loop's own thread. */
  void writeFrames() {
    dirty = false;
    for (Http2StreamFrame frame = frames.poll(); frame != null; frame = frames.poll()) {
      if (frame instanceof Http2DataFrame data) {
        given += data.content().readableBytes();
        connection.given(data.content().readableBytes());
      }
      stream.write(frame, stream.voidPromise());
    }
    queued = 0;
  }

  /** Looks after what was not sent, and says how much that is. */
  long flushed() {
    long pending = pending();
    uptake.flushed(pending, given - pending);
    if (stream.isWritable()) {
      space.fire();
    }
    return pending;
  }

  /** How much waits for the client to make room, in this stream or all of them. */
  long pending() {
    var config = stream.config();
    return stream.isWritable()
        ? config.getWriteBufferHighWaterMark() + 1 - stream.bytesBeforeUnwritable()
        : config.getWriteBufferLowWaterMark() - 1 + stream.bytesBeforeWritable();
  }

  long deadline() {
    return Math.min(deadline, uptake.deadline());
  }

  void expire(long now) {
    if (uptake.deadline() <= now && uptake.isTooSlow(pending(), given - pending())) {
      if (connection.hasRoom(stream)) {
        // Other streams come first, or none gets on, for which the connection is watched.
        uptake.restart(given - pending());
      } else {
        reset(Http2Error.CANCEL);
      }
    }
    if (deadline > now) {
      return;
    }
    deadline = Connection.NEVER;
    if (!lingers) {
      body.fail(new StatusException(408, "the body does not come"));
    } else if (pending() > 0) {
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

  private void add(Http2StreamFrame frame, int size) {
    if (gone) {
      ReferenceCountUtil.release(frame);
      return;
    }
    frames.add(frame);
    queued += size;
    if (!dirty) {
      dirty = true;
      connection.flushSoon(this);
    }
  }

  private void addContent(byte[] bytes, boolean last) {
    int at = 0;
    for (; bytes.length - at > LARGEST_FRAME; at += LARGEST_FRAME) {
      add(frame(bytes, at, LARGEST_FRAME, false), LARGEST_FRAME);
    }
    add(frame(bytes, at, bytes.length - at, last), bytes.length - at);
  }

  private static Http2DataFrame frame(byte[] bytes, int offset, int length, boolean last) {
    return new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes, offset, length), last);
  }

  private void addHead(ServerResponse response, long length, boolean last) {
    begun = true;
    status = response.status();
    ended |= last;
    var headers = new DefaultHttp2Headers(false);
    headers.status(Integer.toString(response.status()));
    headers.add("date", core.encoder.date());
    for (Headers.Header header : response.headers()) {
      addField(headers, header);
    }
    if (length >= 0) {
      headers.addLong("content-length", length);
    }
    add(new DefaultHttp2HeadersFrame(headers, last), 256);
  }

  private static void addField(Http2Headers headers, Headers.Header header) {
    if (!ResponseEncoder.isServers(header.name()) && !header.name().equalsIgnoreCase("Upgrade")) {
      headers.add(header.name().toLowerCase(Locale.ROOT), header.value());
    }
  }

  @Override
  public void reply(ServerResponse response, byte[] bytes) {
    boolean bodiless = response.status() == 204 || response.status() == 304;
    boolean withoutBody =
        bodiless || bytes.length == 0 || (request != null && request.method().equals("HEAD"));
    addHead(response, bodiless ? -1 : bytes.length, withoutBody);
    if (!withoutBody) {
      written = bytes.length;
      ended = true;
      addContent(bytes, true);
    }
  }

  @Override
  public void headOnly(ServerResponse response, long length) {
    addHead(response, length, true);
  }

  @Override
  public void prepare(ServerResponse response, long length) {
    prepared = response;
    remaining = length;
  }

  @Override
  public void begin() {
    if (!begun && prepared != null) {
      addHead(prepared, remaining, false);
    }
  }

  @Override
  public boolean hasBegun() {
    return begun;
  }

  private boolean isFull() {
    return queued > HIGH_WATER || !stream.isWritable();
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    begin();
    if (remaining >= 0 && (remaining -= bytes.length) < 0) {
      throw new IllegalStateException(
          "the body is longer than its Content-Length said; leave the length out or give the right"
              + " one");
    }
    while (isFull() && !gone) {
      space.await(core.loop, "write to the client");
    }
    if (gone) {
      throw new IOException("the client has closed the stream");
    }
    written += bytes.length;
    addContent(bytes, false);
  }

  @Override
  public boolean offer(byte[] bytes) {
    if (gone || !begun || ended || isFull()) {
      return false;
    }
    written += bytes.length;
    addContent(bytes, false);
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
    if (trailers.isEmpty()) {
      add(new DefaultHttp2DataFrame(true), 16);
      return;
    }
    var headers = new DefaultHttp2Headers(false);
    for (Headers.Header trailer : trailers) {
      addField(headers, trailer);
    }
    add(new DefaultHttp2HeadersFrame(headers, true), 256);
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
      var headers = new DefaultHttp2Headers(false).status("100");
      add(new DefaultHttp2HeadersFrame(headers, false), 16);
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
