package io.asyncio4j.net.netty;

import io.asyncio4j.EventLoop;
import io.asyncio4j.spi.Poller;
import io.asyncio4j.spi.PollerProvider;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives loops their {@link NettyLoop}; found by {@code ServiceLoader}. */
public final class NettyPollerProvider implements PollerProvider {
  private final @Nullable Transport transport;

  /** One that gives the transport of this JVM: {@link Transport#chosen()}. */
  public NettyPollerProvider() {
    transport = null;
  }

  /** One that gives this transport, whatever the JVM's: for {@code Runner.builder().poller}. */
  public NettyPollerProvider(Transport transport) {
    this.transport = Objects.requireNonNull(transport, "transport");
  }

  @Override
  public Poller open(EventLoop loop) {
    return new NettyLoop(loop, transport == null ? Transport.chosen() : transport);
  }
}
