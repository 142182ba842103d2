package io.asyncio4j.http;

import io.asyncio4j.net.netty.NettyLoop;
import io.asyncio4j.net.netty.Outbound;
import io.asyncio4j.net.netty.Signal;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What a WebSocket has to say, until the end of the turn. */
final class WebSocketOutput extends Outbound {
  private static final int HIGH_WATER = 64 * 1024;

  /** What a frame costs besides its bytes. */
  private static final int OVERHEAD = 16;

  private final NettyLoop netty;
  private final Signal space;
  private final ArrayDeque<WebSocketFrame> frames = new ArrayDeque<>(4);
  private @Nullable ChannelHandlerContext context;
  private int bytes;
  private boolean closes;

  /**
   * @param space fired when there is room again
   */
  WebSocketOutput(NettyLoop netty, Signal space) {
    this.netty = netty;
    this.space = space;
  }

  void begin(ChannelHandlerContext newContext) {
    context = newContext;
  }

  boolean isFull() {
    return bytes > HIGH_WATER || (context != null && !context.channel().isWritable());
  }

  /** Takes a frame, whose buffer must be one that nobody pools. */
  void add(WebSocketFrame frame) {
    frames.add(frame);
    bytes += frame.content().readableBytes() + OVERHEAD;
    netty.flushSoon(this);
  }

  /** Closes the connection when all is written. */
  void closeAfterwards() {
    closes = true;
    netty.flushSoon(this);
  }

  @Override
  protected void flush() {
    if (context == null) {
      return;
    }
    for (WebSocketFrame frame = frames.poll(); frame != null; frame = frames.poll()) {
      context.write(frame);
    }
    bytes = 0;
    if (closes) {
      context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    } else {
      context.flush();
    }
    if (!isFull()) {
      space.fire();
    }
  }
}
