package io.asyncio4j.http.client;

import io.asyncio4j.net.netty.NettyLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** A connection of HTTP/2: many exchanges at the same time, each on a stream of its own. */
final class Http2Connection extends Connection {
  private static final int WINDOW = 1024 * 1024;
  private static final int MAX_HEADERS = 64 * 1024;

  /** Until the server says how many it takes. */
  private static final int USUAL_STREAMS = 100;

  final Route route;
  private long maxStreams = USUAL_STREAMS;
  private int streams;
  private boolean isDraining;
  private @Nullable Throwable failure;

  Http2Connection(NettyLoop netty, Channel channel, Route route) {
    super(netty, channel);
    this.route = route;
    Http2FrameCodec codec =
        Http2FrameCodecBuilder.forClient()
            .initialSettings(
                Http2Settings.defaultSettings()
                    .pushEnabled(false)
                    .initialWindowSize(WINDOW)
                    .maxHeaderListSize(MAX_HEADERS))
            .validateRequiredPseudoHeaders(true)
            .encoderEnforceMaxConcurrentStreams(true)
            .build();
    channel.pipeline().addLast(codec, new Http2MultiplexHandler(new Refusing()), new Handler());
  }

  @Override
  int capacity() {
    return isDraining ? 0 : (int) Math.min(maxStreams, Integer.MAX_VALUE);
  }

  @Override
  Exchange open(Request request, Timeouts limits) {
    var exchange = new Http2Exchange(this, request, limits);
    streams++;
    if (isDraining) {
      exchange.onFailure(exchange.lost(failure));
    }
    return exchange;
  }

  /** An exchange is over, well or not: the others do not notice. */
  void streamEnded() {
    streams--;
    exchanged();
    if (isDraining && streams == 0) {
      netty.post(channel::close);
    }
  }

  /** What broke the connection; null when nothing did. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** No new exchanges. */
  private void leave() {
    isDraining = true;
    left();
  }

  /** No new exchanges; those that are under way may end. */
  private void drain() {
    leave();
    if (streams == 0) {
      channel.close();
    }
  }

  /** A server pushes nothing, since it was told not to. */
  private static final class Refusing extends ChannelInitializer<Channel> {
    @Override
    public boolean isSharable() {
      return true;
    }

    @Override
    protected void initChannel(Channel stream) {
      stream.close();
    }
  }

  private final class Handler extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      try {
        if (message instanceof Http2SettingsFrame frame) {
          Long most = frame.settings().maxConcurrentStreams();
          if (most != null) {
            maxStreams = most;
            changed();
          }
        } else if (message instanceof Http2GoAwayFrame) {
          drain();
        }
      } finally {
        ReferenceCountUtil.release(message);
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      drain();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      failure = cause;
      leave();
      // What breaks the protocol the codec answers by GOAWAY with the error, and closes.
      if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null) {
        context.close();
      }
    }
  }
}
