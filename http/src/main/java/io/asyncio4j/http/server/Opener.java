package io.asyncio4j.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import javax.net.ssl.SSLException;

/**
 * A connection of which nobody knows yet what it speaks: with TLS the handshake says so, without it
 * the first bytes do, since a client of HTTP/2 begins with a preface that is no request of HTTP/1.
 * On the loop's own thread.
 */
final class Opener extends ChannelInboundHandlerAdapter implements Connection {
  private static final byte[] PREFACE = Ascii.bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

  private final ServerCore core;
  private final Channel channel;
  private final long deadline;
  private final boolean secure;
  private ByteBuf begun = Unpooled.EMPTY_BUFFER;
  private boolean over;

  private Opener(ServerCore core, Channel channel) {
    this.core = core;
    this.channel = channel;
    this.secure = core.settings.tls != null;
    this.deadline = core.deadline(core.settings.headTimeout.toNanos());
  }

  static void begin(ServerCore core, Channel channel) {
    if (core.settings.tls != null) {
      try {
        channel.pipeline().addLast(core.settings.tls.serverHandler(channel));
      } catch (SSLException e) {
        throw new IllegalStateException("TLS cannot be had, though it was prepared", e);
      }
    }
    var opener = new Opener(core, channel);
    channel.pipeline().addLast(opener);
    core.opened(opener);
    channel.closeFuture().addListener(_ -> core.closed(opener));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (over || !(message instanceof ByteBuf bytes)) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (begun.isReadable()) {
      begun = Unpooled.wrappedBuffer(begun, bytes);
    } else {
      begun = bytes;
    }
    int length = Math.min(begun.readableBytes(), PREFACE.length);
    boolean same =
        core.settings.http2
            && !secure
            && ByteBufUtil.equals(
                begun, begun.readerIndex(), Unpooled.wrappedBuffer(PREFACE), 0, length);
    if (!same) {
      become(context, false);
    } else if (length == PREFACE.length) {
      become(context, true);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof SslHandshakeCompletionEvent handshake && !over) {
      if (!handshake.isSuccess()) {
        core.brokenConnection(handshake.cause());
        context.close();
        return;
      }
      var tls = context.pipeline().get(SslHandler.class);
      become(
          context,
          tls != null && ApplicationProtocolNames.HTTP_2.equals(tls.applicationProtocol()));
      return;
    }
    super.userEventTriggered(context, event);
  }

  private void become(ChannelHandlerContext context, boolean http2) {
    over = true;
    ByteBuf bytes = begun;
    begun = Unpooled.EMPTY_BUFFER;
    core.closed(this);
    if (http2) {
      Http2Connection.begin(core, channel);
    } else {
      Http1Connection.begin(core, channel);
    }
    if (bytes.isReadable()) {
      context.fireChannelRead(bytes);
      context.fireChannelReadComplete();
    } else {
      bytes.release();
    }
    context.pipeline().remove(this);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    over = true;
    begun.release();
    begun = Unpooled.EMPTY_BUFFER;
    super.channelInactive(context);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    core.brokenConnection(cause);
    context.close();
  }

  @Override
  public long deadline() {
    return deadline;
  }

  @Override
  public void expire(long now) {
    core.netty.post(channel::close);
  }

  @Override
  public void goAway() {
    core.netty.post(channel::close);
  }

  @Override
  public void cut() {
    channel.close();
  }
}
