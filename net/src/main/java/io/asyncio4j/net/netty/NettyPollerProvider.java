package io.asyncio4j.net.netty;

import io.asyncio4j.EventLoop;
import io.asyncio4j.spi.Poller;
import io.asyncio4j.spi.PollerProvider;

/** Gives loops their {@link NettyLoop}; found by {@code ServiceLoader}. */
public final class NettyPollerProvider implements PollerProvider {
  @Override
  public Poller open(EventLoop loop) {
    return new NettyLoop(loop, Transport.chosen());
  }
}
