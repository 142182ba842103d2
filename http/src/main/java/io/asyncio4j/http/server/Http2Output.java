package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import io.asyncio4j.net.netty.Signal;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Locale;

/**
 * What a stream of HTTP/2 sends: the coroutine leaves frames here, the connection writes them at
 * the end of the turn, and it is watched whether the client takes them.
 */
final class Http2Output {
  private static final int HIGH_WATER = 64 * 1024;

  /** Larger pieces are cut up, so that it shows whether the client takes any of them. */
  private static final int LARGEST_FRAME = 64 * 1024;

  /** What a head is reckoned as, and what is less than that. */
  private static final int HEAD = 256;

  private static final int SMALL = 16;

  private final ServerCore core;
  private final Http2Connection connection;
  private final Channel stream;
  private final ArrayDeque<Http2StreamFrame> frames = new ArrayDeque<>(4);
  private final Signal space = new Signal();
  private final Uptake uptake;
  private int queued;
  private boolean dirty;
  private boolean closed;
  private long given;

  Http2Output(ServerCore core, Http2Connection connection, Channel stream) {
    this.core = core;
    this.connection = connection;
    this.stream = stream;
    this.uptake = new Uptake(core);
  }

  // In the coroutine

  private void add(Http2StreamFrame frame, int size) {
    if (closed) {
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

  /**
   * The head of a response.
   *
   * @param length of the body in bytes, or -1
   * @param last whether there is no body
   */
  void head(ServerResponse response, long length, boolean last) {
    var headers = new DefaultHttp2Headers(false);
    headers.status(Integer.toString(response.status()));
    headers.add("date", core.encoder.date());
    for (Headers.Header header : response.headers()) {
      addField(headers, header);
    }
    if (length >= 0) {
      headers.addLong("content-length", length);
    }
    add(new DefaultHttp2HeadersFrame(headers, last), HEAD);
  }

  private static void addField(Http2Headers headers, Headers.Header header) {
    if (!ResponseEncoder.isServers(header.name()) && !header.name().equalsIgnoreCase("Upgrade")) {
      headers.add(header.name().toLowerCase(Locale.ROOT), header.value());
    }
  }

  /** What comes before the head of a response. */
  void interim(int status) {
    var headers = new DefaultHttp2Headers(false).status(Integer.toString(status));
    add(new DefaultHttp2HeadersFrame(headers, false), SMALL);
  }

  void content(byte[] bytes, boolean last) {
    int at = 0;
    for (; bytes.length - at > LARGEST_FRAME; at += LARGEST_FRAME) {
      add(frame(bytes, at, LARGEST_FRAME, false), LARGEST_FRAME);
    }
    add(frame(bytes, at, bytes.length - at, last), bytes.length - at);
  }

  private static Http2DataFrame frame(byte[] bytes, int offset, int length, boolean last) {
    return new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes, offset, length), last);
  }

  void end(Headers trailers) {
    if (trailers.isEmpty()) {
      add(new DefaultHttp2DataFrame(true), SMALL);
      return;
    }
    var headers = new DefaultHttp2Headers(false);
    for (Headers.Header trailer : trailers) {
      addField(headers, trailer);
    }
    add(new DefaultHttp2HeadersFrame(headers, true), HEAD);
  }

  boolean isFull() {
    return queued > HIGH_WATER || !stream.isWritable();
  }

  void awaitSpace() {
    space.await(core.loop, "write to the client");
  }

  // On the loop's own thread

  /** Gives the stream what the coroutine has left. */
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
    writabilityChanged();
    return pending;
  }

  void writabilityChanged() {
    if (stream.isWritable()) {
      space.fire();
    }
  }

  /** How much waits for the client to make room, in this stream or all of them. */
  long pending() {
    var config = stream.config();
    return stream.isWritable()
        ? config.getWriteBufferHighWaterMark() + 1 - stream.bytesBeforeUnwritable()
        : config.getWriteBufferLowWaterMark() - 1 + stream.bytesBeforeWritable();
  }

  long deadline() {
    return uptake.deadline();
  }

  /** Whether the client takes too little of this stream, and that is its own fault. */
  boolean isOverdue(long now) {
    if (uptake.deadline() > now || !uptake.isTooSlow(pending(), given - pending())) {
      return false;
    }
    if (connection.hasRoom(stream)) {
      // Other streams come first, or none gets on, for which the connection is watched.
      uptake.restart(given - pending());
      return false;
    }
    return true;
  }

  /** The stream is closed: nothing can be sent any more. */
  void close() {
    closed = true;
    frames.forEach(ReferenceCountUtil::release);
    frames.clear();
    space.fire();
  }
}
