package io.asyncio4j.http.client;

import io.asyncio4j.http.Headers;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An exchange on a stream of HTTP/2. */
final class Http2Exchange extends Exchange {
  private final Http2Connection connection;
  private final WaitTimer timer;
  private final ArrayDeque<byte[]> pieces = new ArrayDeque<>(0);
  private @Nullable BytesBody whole;
  private @Nullable Http2StreamChannel stream;
  private boolean isHeadWritten;
  private boolean isEnding;
  private boolean isReleased;

  Http2Exchange(Http2Connection connection, Request request, Timeouts limits) {
    var timer = new Expiry(connection);
    super(connection.netty, request, limits, timer.timer, connection.isRemote());
    timer.exchange = this;
    this.connection = connection;
    this.timer = timer.timer;
  }

  /** A timer that is made before the exchange whose waits it limits. */
  private static final class Expiry {
    final WaitTimer timer;
    private @Nullable Exchange exchange;

    Expiry(Connection connection) {
      timer = new WaitTimer(connection.netty.loop(), this::expire);
    }

    private void expire() {
      if (exchange != null) {
        exchange.onExpired();
      }
    }
  }

  @Override
  void begin(@Nullable BytesBody body) {
    whole = body;
    netty.flushSoon(this);
  }

  @Override
  void handOver(byte[] piece) {
    pieces.add(piece);
    netty.flushSoon(this);
  }

  @Override
  void endBody() {
    isEnding = true;
    netty.flushSoon(this);
  }

  @Override
  boolean wasHandedOver() {
    return isHeadWritten;
  }

  @Override
  protected void flush() {
    if (isReleased || !connection.channel.isActive()) {
      return;
    }
    if (stream == null && !openStream()) {
      return;
    }
    Http2StreamChannel to = stream;
    if (to == null || !to.isActive()) {
      return;
    }
    if (!isHeadWritten) {
      isHeadWritten = true;
      writeHead(to);
    }
    for (byte[] piece = pieces.poll(); piece != null; piece = pieces.poll()) {
      int length = piece.length;
      ChannelFuture written =
          to.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(piece), false));
      written.addListener(_ -> onWritten(length));
    }
    if (isEnding) {
      isEnding = false;
      to.write(new DefaultHttp2DataFrame(Unpooled.EMPTY_BUFFER, true));
    }
    to.flush();
  }

  /** On the loop's own thread a stream is opened at once. */
  private boolean openStream() {
    Future<Http2StreamChannel> opened =
        new Http2StreamChannelBootstrap(connection.channel).handler(new Handler()).open();
    if (!opened.isSuccess()) {
      opened.addListener(_ -> {
        if (opened.isSuccess()) {
          stream = opened.getNow();
          flush();
        } else {
          onFailure(lost(opened.cause()));
        }
      });
      return false;
    }
    stream = opened.getNow();
    return true;
  }

  private void writeHead(Http2StreamChannel to) {
    Body body = request.body();
    boolean isComplete = body == null || (whole != null && whole.bytes().length == 0);
    to.write(new DefaultHttp2HeadersFrame(head(body), isComplete));
    if (!isComplete && whole != null) {
      to.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(whole.bytes()), true));
    }
  }

  private Http2Headers head(@Nullable Body body) {
    Origin origin = connection.route.origin();
    Headers headers = request.headers();
    Http2Headers head =
        new DefaultHttp2Headers()
            .method(request.method())
            .scheme(origin.isSecure() ? "https" : "http")
            .authority(headers.get("Host", origin.authority()))
            .path(Urls.target(request.url()));
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).toLowerCase(Locale.ROOT);
      if (!isOfConnection(name)) {
        head.add(name, headers.value(i));
      }
    }
    if (request.patience() != null && !headers.contains("Expect")) {
      head.add("expect", "100-continue");
    }
    if (body != null && body.length() >= 0) {
      head.set("content-length", Long.toString(body.length()));
    }
    return head;
  }

  private static boolean isOfConnection(String name) {
    return switch (name) {
      case "connection",
          "keep-alive",
          "proxy-connection",
          "transfer-encoding",
          "upgrade",
          "host",
          "te",
          "content-length" ->
          true;
      default -> false;
    };
  }

  @Override
  void setReading(boolean reading) {
    if (stream != null) {
      stream.config().setAutoRead(reading);
    }
  }

  @Override
  void release(boolean reusable) {
    isReleased = true;
    timer.close();
    if (!reusable) {
      // The stream alone is reset; what was not begun never will be.
      netty.post(() -> {
        if (stream != null) {
          stream.close();
        }
      });
    }
    connection.streamEnded();
  }

  private final class Handler extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      try {
        if (message instanceof Http2HeadersFrame frame) {
          takeHeaders(frame);
        } else if (message instanceof Http2DataFrame frame) {
          onData(frame.content());
          if (frame.isEndStream()) {
            onEnd(Headers.empty());
          }
        } else if (message instanceof Http2ResetFrame frame) {
          onFailure(reset(frame));
        }
      } finally {
        ReferenceCountUtil.release(message);
      }
    }

    private void takeHeaders(Http2HeadersFrame frame) {
      CharSequence status = frame.headers().status();
      if (status == null) {
        onEnd(fields(frame.headers()));
        return;
      }
      int code = Integer.parseInt(status.toString());
      if (code == 100) {
        onContinue();
      }
      if (code >= 200) {
        onHead(code, fields(frame.headers()), HttpVersion.HTTP_2);
      }
      if (frame.isEndStream()) {
        onEnd(Headers.empty());
      }
    }

    private static Headers fields(Http2Headers headers) {
      var fields = new java.util.ArrayList<Map.Entry<CharSequence, CharSequence>>();
      for (Map.Entry<CharSequence, CharSequence> entry : headers) {
        if (entry.getKey().charAt(0) != ':') {
          fields.add(entry);
        }
      }
      return Headers.received(fields);
    }

    private IOException reset(Http2ResetFrame frame) {
      Http2Error error = Http2Error.valueOf(frame.errorCode());
      return lost(new IOException("the server has reset the stream: " + error));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof Http2ResetFrame frame) {
        onFailure(reset(frame));
      } else if (event instanceof Http2GoAwayFrame) {
        onFailure(lost(new IOException("the server goes away and has not seen the request")));
      }
      ReferenceCountUtil.release(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      onFailure(lost(connection.failure()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      onFailure(lost(cause));
      // What breaks the protocol is reset by the codec, with the error that the server is to see.
      if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null) {
        context.close();
      }
    }
  }
}
