package io.asyncio4j.net;

import io.asyncio4j.EventLoop;
import io.asyncio4j.net.netty.NettyLoop;
import io.netty.channel.IoEventLoopGroup;

/** The network: what a program calls. */
public final class Net {
  private Net() {}

  /**
   * The loop as an event loop group of Netty, for libraries that take one, such as Lettuce: their
   * handlers and callbacks then run on the loop's own thread, where they may complete promises but
   * must not suspend. It lives as long as the loop; do not shut it down.
   */
  public static IoEventLoopGroup eventLoopGroup(EventLoop loop) {
    return NettyLoop.of(loop).group();
  }
}
