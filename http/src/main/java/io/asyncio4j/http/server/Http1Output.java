package io.asyncio4j.http.server;

import io.asyncio4j.Promise;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.server.Http1Connection.Persistence;
import io.asyncio4j.net.netty.NettyLoop;
import io.asyncio4j.net.netty.Outbound;
import io.asyncio4j.net.netty.Signal;
import io.asyncio4j.net.netty.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What a connection of HTTP/1 has to say, from the coroutine that says it to the end of the turn,
 * when all of it becomes one buffer and one flush.
 */
final class Http1Output extends Outbound {
  private static final int HIGH_WATER = 64 * 1024;

  /** Larger pieces are not copied into the encoder's memory. */
  private static final int LARGE = 8 * 1024;

  private static final long LINGER_NANOS = 2_000_000_000L;
  private static final byte[] CONTINUE = Ascii.bytes("HTTP/1.1 100 Continue\r\n\r\n");

  private sealed interface Piece {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Reply(
      ServerResponse response, byte[] body, boolean withoutBody, Persistence persistence)
      implements Piece {}

  private record Head(ServerResponse response, long framing, Persistence persistence)
      implements Piece {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Content(byte[] bytes, boolean chunked) implements Piece {}

  private record File(DefaultFileRegion region, Promise<@Nullable Void> sent) implements Piece {}

  private record LastChunk(Headers trailers) implements Piece {}

  private enum Mark implements Piece {
    CONTINUE
  }

  private final ServerCore core;
  private final NettyLoop netty;
  private final Channel channel;
  private final ResponseEncoder encoder;
  private final ArrayDeque<Piece> pieces = new ArrayDeque<>(4);
  private final Signal space = new Signal();
  private int queued;
  private boolean closed;
  private boolean closes;
  private boolean lingers;
  private final Uptake uptake;
  private long lingersUntil = Connection.NEVER;
  private @Nullable DefaultFileRegion region;

  /** How many bytes the channel was given to send. */
  private long given;

  Http1Output(ServerCore core, Channel channel) {
    this.core = core;
    this.netty = core.netty;
    this.channel = channel;
    this.encoder = core.encoder;
    this.uptake = new Uptake(core);
  }

  // In the coroutine

  private void add(Piece piece, int size) {
    if (closed) {
      return;
    }
    pieces.add(piece);
    queued += size;
    netty.flushSoon(this);
  }

  void reply(ServerResponse response, byte[] body, boolean withoutBody, Persistence persistence) {
    add(new Reply(response, body, withoutBody, persistence), body.length + 256);
  }

  void head(ServerResponse response, long framing, Persistence persistence) {
    add(new Head(response, framing, persistence), 256);
  }

  void body(byte[] bytes, boolean chunked) {
    add(new Content(bytes, chunked), bytes.length + 16);
  }

  void lastChunk(Headers trailers) {
    add(new LastChunk(trailers), 16);
  }

  void sendContinue() {
    add(Mark.CONTINUE, 16);
  }

  boolean canSendFiles() {
    return core.settings.tls == null && netty.transport() != Transport.IO_URING;
  }

  void file(FileChannel file, long offset, long length) throws IOException {
    Promise<@Nullable Void> sent = core.loop.createPromise();
    var part = new DefaultFileRegion(file, offset, length);
    if (closed) {
      part.release();
      return;
    }
    region = part;
    given += length;
    add(new File(part, sent), 0);
    try {
      sent.await();
    } finally {
      region = null;
    }
  }

  boolean isFull() {
    return queued > HIGH_WATER || (!channel.isWritable() && !closed);
  }

  void awaitSpace() {
    space.await(core.loop, "write to the client");
  }

  long deadline() {
    return Math.min(uptake.deadline(), lingersUntil);
  }

  /** Whether the client takes too little, or has nothing more to be waited for. */
  boolean isOverdue() {
    return lingersUntil != Connection.NEVER || uptake.isTooSlow(pending(), taken());
  }

  /** How much the channel has not sent yet. */
  private long pending() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    if (buffer == null) {
      return 0;
    }
    // The buffer does not count files, but for how much of the one at its head is sent.
    DefaultFileRegion part = region;
    long ofFile = part == null ? 0 : part.count() - part.transferred();
    boolean isSendingFile = part != null && part.transferred() > 0;
    return ofFile
        + buffer.totalPendingWriteBytes()
        - (isSendingFile ? 0 : buffer.currentProgress());
  }

  private long taken() {
    return given - pending();
  }

  private void write(ByteBuf bytes) {
    given += bytes.readableBytes();
    channel.write(bytes, channel.voidPromise());
  }

  /**
   * Closes the connection when all is written.
   *
   * @param unread whether the client may still be sending: were the connection closed under it,
   *     what was answered might be lost to it
   */
  void closeGently(boolean unread, boolean atOnce) {
    closes = true;
    lingers = unread && !atOnce;
    netty.flushSoon(this);
  }

  // On the loop's own thread

  void writabilityChanged() {
    if (channel.isWritable()) {
      space.fire();
    }
  }

  /** Sends what comes before another protocol. */
  void interim(int status, Headers headers) {
    encodeAll();
    encoder.interim(status, headers);
    send();
    channel.flush();
    uptake.stop();
  }

  void close(IOException why) {
    closed = true;
    for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) {
      if (piece instanceof File file) {
        file.region.release();
        fail(file.sent, why);
      }
    }
    queued = 0;
    space.fire();
  }

  private static void fail(Promise<@Nullable Void> promise, Throwable why) {
    if (!promise.isDone()) {
      promise.setException(why);
    }
  }

  @Override
  protected void flush() {
    if (closed) {
      return;
    }
    encodeAll();
    send();
    queued = 0;
    if (closes) {
      finish();
      uptake.flushed(pending(), taken());
      return;
    }
    channel.flush();
    uptake.flushed(pending(), taken());
    if (channel.isWritable()) {
      space.fire();
    }
  }

  private void encodeAll() {
    for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) {
      encode(piece);
    }
  }

  private void send() {
    if (encoder.length() > 0) {
      write(encoder.take(channel.alloc()));
    }
  }

  private void encode(Piece piece) {
    switch (piece) {
      case Reply reply -> encode(reply);
      case Head(ServerResponse response, long framing, Persistence persistence) ->
          encoder.head(response.status(), response.headers(), framing, persistence);
      case Content(byte[] bytes, boolean chunked) -> {
        if (chunked) {
          encoder.chunkHead(bytes.length);
          body(bytes);
          encoder.lineEnd();
        } else {
          body(bytes);
        }
      }
      case File(DefaultFileRegion part, Promise<@Nullable Void> sent) -> {
        send();
        channel
            .writeAndFlush(part)
            .addListener(done -> {
              if (!done.isSuccess()) {
                fail(sent, done.cause());
              } else if (!sent.isDone()) {
                sent.setResult(null);
              }
            });
      }
      case LastChunk(Headers trailers) -> encoder.lastChunk(trailers);
      case Mark _ -> encoder.bytes(CONTINUE);
    }
  }

  private void encode(Reply reply) {
    ServerResponse response = reply.response;
    int status = response.status();
    boolean bodiless = status == 204 || status == 304;
    encoder.head(
        status,
        response.headers(),
        bodiless ? ResponseEncoder.NO_BODY : reply.body.length,
        reply.persistence);
    if (!bodiless && !reply.withoutBody) {
      body(reply.body);
    }
  }

  private void body(byte[] bytes) {
    if (bytes.length <= LARGE) {
      encoder.bytes(bytes);
    } else {
      send();
      write(Unpooled.wrappedBuffer(bytes));
    }
  }

  private void finish() {
    if (!lingers) {
      channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
      return;
    }
    channel.config().setAutoRead(true);
    channel
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(_ -> {
          lingersUntil = core.deadline(LINGER_NANOS);
          if (core.settings.tls == null && channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
          }
        });
  }
}
