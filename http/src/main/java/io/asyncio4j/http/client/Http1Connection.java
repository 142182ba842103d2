package io.asyncio4j.http.client;

import io.asyncio4j.http.Headers;
import io.asyncio4j.net.netty.NettyLoop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A connection of HTTP/1.1: one exchange after the other. */
final class Http1Connection extends Connection {
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** A body of this size is copied behind the head, for one write. */
  private static final int SMALL_BODY = 8 * 1024;

  private final Route route;
  private final boolean isForwarded;
  private final String authority;
  private final ResponseDecoder decoder = new ResponseDecoder();
  private final Handler handler = new Handler();
  private final RequestHead head = new RequestHead();
  private final WaitTimer timer;
  private @Nullable Http1Exchange current;
  private boolean isBroken;
  private @Nullable Switch onSwitch;
  private @Nullable Runnable farewell;

  /** Puts the handlers of another protocol behind those of HTTP, which then leave. */
  @FunctionalInterface
  interface Switch {
    /** Gives what ends that protocol, and then the connection, when the client is closed. */
    Runnable to(Headers headers, ChannelPipeline pipeline) throws IOException;
  }

  /** What to do when the server switches to another protocol. */
  void onSwitch(Switch step) {
    onSwitch = step;
  }

  /**
   * @param isForwarded whether a proxy is at the other end that takes whole URLs
   */
  Http1Connection(NettyLoop netty, Channel channel, Route route, boolean isForwarded) {
    super(netty, channel);
    this.route = route;
    this.isForwarded = isForwarded;
    this.authority = route.origin().authority();
    this.timer = new WaitTimer(netty.loop(), this::expired);
    channel.pipeline().addLast(decoder, handler);
  }

  private void expired() {
    if (current != null) {
      current.onExpired();
    }
  }

  @Override
  void end() {
    if (farewell == null) {
      super.end();
    } else {
      left();
      farewell.run();
    }
  }

  @Override
  int capacity() {
    return isBroken ? 0 : 1;
  }

  @Override
  Exchange open(Request request, Timeouts limits) {
    var exchange = new Http1Exchange(request, limits);
    current = exchange;
    if (isBroken) {
      exchange.onFailure(exchange.lost(null));
    }
    return exchange;
  }

  /** Takes the handlers of HTTP out of the pipeline: something else is spoken from now on. */
  void leavePipeline() {
    timer.close();
    channel.pipeline().remove(handler);
    channel.pipeline().remove(decoder);
  }

  private final class Http1Exchange extends Exchange {
    private final ArrayDeque<byte[]> pieces = new ArrayDeque<>(0);
    private @Nullable BytesBody whole;
    private boolean isHeadWritten;
    private boolean isChunked;
    private boolean isEnding;
    private long left;
    boolean keepsAlive = true;

    Http1Exchange(Request request, Timeouts limits) {
      super(Http1Connection.this.netty, request, limits, timer, isRemote());
    }

    @Override
    void begin(@Nullable BytesBody body) throws IOException {
      Body sent = request.body();
      whole = body;
      left = sent == null ? 0 : sent.length();
      isChunked = left < 0;
      boolean isConnect = request.method().equals("CONNECT");
      String target =
          isConnect
              ? route.origin().hostAndPort()
              : isForwarded
                  ? route.origin() + Urls.target(request.url())
                  : Urls.target(request.url());
      head.write(request, target, isConnect ? target : authority, sent, left);
      netty.flushSoon(this);
    }

    @Override
    void handOver(byte[] piece) throws IOException {
      if (!isChunked) {
        left -= piece.length;
        if (left < 0) {
          throw new IOException(
              "the body of " + request + " is longer than it said; see Body.length()");
        }
      }
      pieces.add(piece);
      netty.flushSoon(this);
    }

    @Override
    void endBody() throws IOException {
      if (!isChunked && left > 0) {
        throw new IOException(
            "the body of " + request + " is shorter than it said; see Body.length()");
      }
      isEnding = true;
      netty.flushSoon(this);
    }

    @Override
    protected void flush() {
      if (!channel.isActive() || (isHeadWritten && current != this)) {
        return;
      }
      if (!isHeadWritten) {
        isHeadWritten = true;
        writeHead();
      }
      for (byte[] piece = pieces.poll(); piece != null; piece = pieces.poll()) {
        writePiece(piece);
      }
      if (isEnding && isChunked) {
        isEnding = false;
        channel.write(Unpooled.wrappedBuffer(LAST_CHUNK));
      }
      channel.flush();
    }

    private void writeHead() {
      decoder.expectFor(request.method());
      byte[] body = whole == null ? BytesBody.NONE : whole.bytes();
      boolean isSmall = body.length <= SMALL_BODY;
      ByteBuf buffer = channel.alloc().buffer(head.length() + (isSmall ? body.length : 0));
      buffer.writeBytes(head.bytes(), 0, head.length());
      if (isSmall) {
        buffer.writeBytes(body);
      }
      channel.write(buffer);
      if (!isSmall) {
        channel.write(Unpooled.wrappedBuffer(body));
      }
    }

    private void writePiece(byte[] piece) {
      ByteBuf buffer = Unpooled.wrappedBuffer(piece);
      if (isChunked) {
        String size = Integer.toHexString(piece.length) + "\r\n";
        buffer =
            Unpooled.wrappedBuffer(
                Unpooled.wrappedBuffer(size.getBytes(StandardCharsets.US_ASCII)),
                buffer,
                Unpooled.wrappedBuffer(LAST_CHUNK, 1, 2));
      }
      ChannelFuture written = channel.write(buffer);
      int length = piece.length;
      written.addListener(_ -> onWritten(length));
    }

    @Override
    boolean wasHandedOver() {
      return isHeadWritten;
    }

    @Override
    void setReading(boolean reading) {
      channel.config().setAutoRead(reading);
    }

    @Override
    void release(boolean reusable) {
      if (current != this) {
        return;
      }
      current = null;
      if (reusable && keepsAlive && !isBroken) {
        exchanged();
      } else {
        isBroken = true;
        timer.close();
        discard();
      }
    }
  }

  /** What the decoder made of the bytes. */
  private final class Handler extends ChannelInboundHandlerAdapter {
    private boolean isInterim;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      try {
        Http1Exchange exchange = current;
        if (exchange == null) {
          giveUp(null); // nobody asked for anything
        } else if (!isBroken) {
          take(exchange, message);
        }
      } finally {
        ReferenceCountUtil.release(message);
      }
    }

    private void take(Http1Exchange exchange, Object message) {
      if (exchange.isOver()) {
        giveUp(null); // more than was asked for
        return;
      }
      if (message instanceof HttpResponse response) {
        Throwable broken = response.decoderResult().cause();
        if (broken != null) {
          giveUp(broken(exchange, broken));
          return;
        }
        int status = response.status().code();
        isInterim = status < 200 && status != 101;
        if (status == 100) {
          exchange.onContinue();
        }
        if (!isInterim) {
          exchange.keepsAlive = HttpUtil.isKeepAlive(response);
          exchange.onHead(status, Headers.received(response.headers()), version(response));
        }
      }
      if (message instanceof HttpContent content) {
        Throwable broken = content.decoderResult().cause();
        if (broken != null) {
          giveUp(broken(exchange, broken));
          return;
        }
        if (!isInterim) {
          exchange.onData(content.content());
          if (message instanceof LastHttpContent last) {
            if (exchange.status() == 101 && onSwitch != null) {
              switchTo(onSwitch, exchange);
              return;
            }
            exchange.onEnd(Headers.received(last.trailingHeaders()));
          }
        }
      }
    }

    private void switchTo(Switch step, Http1Exchange exchange) {
      try {
        farewell = step.to(exchange.head().headers(), channel.pipeline());
        current = null;
        isBroken = true; // for requests
        leavePipeline();
        channel.closeFuture().addListener(_ -> left());
      } catch (IOException e) {
        giveUp(broken(exchange, e));
      }
    }

    private static HttpVersion version(HttpResponse response) {
      return response.protocolVersion().minorVersion() == 0
          ? HttpVersion.HTTP_1_0
          : HttpVersion.HTTP_1_1;
    }

    private static IOException broken(Http1Exchange exchange, Throwable cause) {
      return cause instanceof PrematureChannelClosureException
          ? exchange.lost(null)
          : new BrokenResponseException(
              "the response to "
                  + exchange.request
                  + " breaks the rules of HTTP/1.1: "
                  + cause.getMessage(),
              cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      Http1Exchange exchange = current;
      giveUp(exchange == null ? null : exchange.lost(null));
      timer.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      Http1Exchange exchange = current;
      giveUp(exchange == null ? null : exchange.lost(cause));
    }

    private void giveUp(@Nullable IOException failure) {
      isBroken = true;
      if (failure != null && current != null) {
        current.onFailure(failure);
      }
      left();
      channel.close();
    }
  }
}
