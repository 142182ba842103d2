package io.asyncio4j.bench.http.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.IoEventLoopGroup;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;

/** The ceiling: a handler behind Netty's HTTP codec, and nothing else. */
final class NettyServer implements Peer {
  static final AsciiString TEXT = AsciiString.cached("text/plain");
  static final AsciiString JSON = AsciiString.cached("application/json");

  private final IoEventLoopGroup loop = Netty.newLoop();
  private final NettyUpstream upstream;
  private final int port;

  NettyServer(int upstreamPort) throws InterruptedException {
    this.upstream = new NettyUpstream(loop, upstreamPort);
    this.port =
        Netty.serve(
            loop, channel -> channel.pipeline().addLast(new HttpServerCodec(), new Server()));
  }

  @Override
  public String version() {
    return Netty.version();
  }

  @Override
  public int port() {
    return port;
  }

  private static final ByteBuf TEXT_BYTES = shared(Contents.text());
  private static final ByteBuf BODY_BYTES = shared(Contents.body());

  private static ByteBuf shared(byte[] bytes) {
    return Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes(bytes));
  }

  static DefaultFullHttpResponse response(AsciiString type, ByteBuf body) {
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, type)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    return response;
  }

  private final class Server extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request) {
        switch (request.uri()) {
          case Contents.PLAINTEXT -> context.write(response(TEXT, TEXT_BYTES.duplicate()));
          case Contents.JSON ->
              context.write(response(JSON, Unpooled.wrappedBuffer(Contents.json())));
          case Contents.BODY -> context.write(response(TEXT, BODY_BYTES.duplicate()));
          case Contents.SUMMARY -> new Summary(context).start();
          case Contents.WEB_SOCKET -> upgrade(context, request);
          default -> context.close();
        }
      }
      ReferenceCountUtil.release(message);
    }

    private void upgrade(ChannelHandlerContext context, HttpRequest request) {
      // A request without a body is whole.
      var whole =
          new DefaultFullHttpRequest(
              request.protocolVersion(),
              request.method(),
              request.uri(),
              Unpooled.EMPTY_BUFFER,
              request.headers(),
              EmptyHttpHeaders.INSTANCE);
      var handshaker =
          new WebSocketServerHandshakerFactory("ws://localhost/ws", null, false)
              .newHandshaker(whole);
      context.pipeline().replace(this, "echo", new Echo());
      handshaker.handshake(context.channel(), whole);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }

  private static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof CloseWebSocketFrame close) {
        close.release();
        context.close();
      } else if (message instanceof WebSocketFrame) {
        context.write(message);
      } else {
        ReferenceCountUtil.release(message);
      }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }
  }

  private final class Summary {
    private final ChannelHandlerContext context;
    private byte[] profile = {};
    private byte[] orders = {};
    private int left = 2;

    Summary(ChannelHandlerContext context) {
      this.context = context;
    }

    void start() {
      upstream.get(
          Contents.PROFILE,
          body -> {
            profile = body;
            arrived();
          });
      upstream.get(
          Contents.ORDERS,
          body -> {
            orders = body;
            arrived();
          });
    }

    private void arrived() {
      if (--left == 0) {
        context.writeAndFlush(
            response(JSON, Unpooled.wrappedBuffer(Contents.summary(profile, orders))));
      }
    }
  }
}
