package io.asyncio4j.http.server;

import io.asyncio4j.EventLoop;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;

/**
 * Ends connections whose client sends frames that make work and get nothing done: SETTINGS, PING
 * and PRIORITY. Each frame of a request makes up for one of them, since there are clients that
 * measure the way with a PING for every DATA. What a flood has sent beyond the limit is not looked
 * at, so that it cannot hold the loop for longer than the frames that are allowed.
 */
final class ControlFrameLimit extends Http2FrameListenerDecorator {
  /** More than that in a second is a flood. */
  static final int MOST_A_SECOND = 1_000;

  private static final long SECOND = 1_000_000_000L;
  private static final long SHARE = SECOND / MOST_A_SECOND;

  private final EventLoop loop;

  /** When the frames so far would have come, had each taken its share of a second. */
  private long due;

  ControlFrameLimit(EventLoop loop, Http2FrameListener listener) {
    super(listener);
    this.loop = loop;
    this.due = loop.time();
  }

  private void count() throws Http2Exception {
    long now = loop.time();
    due = Math.max(due, now) + SHARE;
    if (due - now > SECOND) {
      throw Http2Exception.connectionError(
          Http2Error.ENHANCE_YOUR_CALM,
          "more than %d frames in a second that are part of no request",
          MOST_A_SECOND);
    }
  }

  private void makeUp() {
    due -= SHARE;
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean isLast)
      throws Http2Exception {
    makeUp();
    return super.onDataRead(context, stream, data, padding, isLast);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean isLast)
      throws Http2Exception {
    makeUp();
    super.onHeadersRead(context, stream, headers, padding, isLast);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context,
      int stream,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean isExclusive,
      int padding,
      boolean isLast)
      throws Http2Exception {
    makeUp();
    super.onHeadersRead(context, stream, headers, dependency, weight, isExclusive, padding, isLast);
  }

  @Override
  public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings)
      throws Http2Exception {
    count();
    super.onSettingsRead(context, settings);
  }

  @Override
  public void onSettingsAckRead(ChannelHandlerContext context) throws Http2Exception {
    count();
    super.onSettingsAckRead(context);
  }

  @Override
  public void onPingRead(ChannelHandlerContext context, long data) throws Http2Exception {
    count();
    super.onPingRead(context, data);
  }

  @Override
  public void onPingAckRead(ChannelHandlerContext context, long data) throws Http2Exception {
    count();
    super.onPingAckRead(context, data);
  }

  @Override
  public void onPriorityRead(
      ChannelHandlerContext context, int stream, int dependency, short weight, boolean isExclusive)
      throws Http2Exception {
    count();
    super.onPriorityRead(context, stream, dependency, weight, isExclusive);
  }
}
