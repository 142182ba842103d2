package io.asyncio4j.bench.http.peer;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** As little of an HTTP client as there can be above Netty's codec. On its loop's thread only. */
final class NettyUpstream {
  private final Bootstrap bootstrap;
  private final int port;
  private final String host;
  private final ArrayDeque<Connection> idle = new ArrayDeque<>();

  NettyUpstream(IoEventLoopGroup loop, int port) {
    this.port = port;
    this.host = "127.0.0.1:" + port;
    this.bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(Netty.socket())
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new HttpClientCodec(), new Connection());
                  }
                });
  }

  /** Fetches; {@code done} gets the body. */
  void get(String path, Consumer<byte[]> done) {
    Connection free = idle.poll();
    if (free != null) {
      free.send(path, done);
      return;
    }
    ChannelFuture connected = bootstrap.connect(InetAddress.getLoopbackAddress(), port);
    connected.addListener(
        _ -> connected.channel().pipeline().get(Connection.class).send(path, done));
  }

  private final class Connection extends SimpleChannelInboundHandler<HttpObject> {
    private @Nullable ChannelHandlerContext context;
    private @Nullable Consumer<byte[]> waiting;
    private byte[] body = {};

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
      this.context = added;
    }

    void send(String path, Consumer<byte[]> done) {
      waiting = done;
      body = new byte[0];
      var request =
          new DefaultFullHttpRequest(
              HttpVersion.HTTP_1_1, HttpMethod.GET, path, Unpooled.EMPTY_BUFFER);
      request.headers().set(HttpHeaderNames.HOST, host);
      if (context != null) {
        context.writeAndFlush(request);
      }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext from, HttpObject message) {
      if (message instanceof HttpContent content && content.content().isReadable()) {
        byte[] more = ByteBufUtil.getBytes(content.content());
        if (body.length == 0) {
          body = more;
        } else {
          byte[] both = java.util.Arrays.copyOf(body, body.length + more.length);
          System.arraycopy(more, 0, both, body.length, more.length);
          body = both;
        }
      }
      if (message instanceof LastHttpContent && waiting != null) {
        Consumer<byte[]> done = waiting;
        byte[] whole = body;
        waiting = null;
        idle.push(this);
        done.accept(whole);
      }
    }
  }
}
