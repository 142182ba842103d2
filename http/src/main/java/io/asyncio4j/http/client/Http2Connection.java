package io.asyncio4j.http.client;

import io.asyncio4j.net.netty.NettyLoop;
import io.netty.channel.Channel;

/** A connection of HTTP/2. */
final class Http2Connection extends Connection {
  Http2Connection(NettyLoop netty, Channel channel, Route route) {
    super(netty, channel);
  }

  @Override
  int capacity() {
    return 0;
  }

  @Override
  Exchange open(Request request, Timeouts limits) {
    throw new UnsupportedOperationException();
  }
}
