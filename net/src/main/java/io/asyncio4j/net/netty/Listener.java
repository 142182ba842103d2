package io.asyncio4j.net.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ServerChannel;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Binds listeners whose connections live on the same loop. A bind that is cancelled leaves none.
 */
public final class Listener {
  private final NettyLoop netty;
  private final Consumer<ServerBootstrap> options;
  private final Consumer<Channel> pipeline;

  /**
   * @param options sets options of the listener and of its connections
   * @param pipeline adds the handlers of each accepted connection, on the loop's own thread
   */
  public Listener(NettyLoop netty, Consumer<ServerBootstrap> options, Consumer<Channel> pipeline) {
    this.netty = netty;
    this.options = options;
    this.pipeline = pipeline;
  }

  /**
   * Listens at a TCP port.
   *
   * @param host a name or an address; null for every address of the machine
   * @param port 0 for any that is free
   * @throws BindException when another listens there, or the address is not of this machine
   */
  @SuppressWarnings("AioBlockingCall") // LoopResolverProvider resolves off the loop
  public Channel bind(@Nullable String host, int port) throws IOException {
    var address =
        host == null
            ? new InetSocketAddress(port)
            : new InetSocketAddress(InetAddress.getByName(host), port);
    return bind(address);
  }

  /** Listens at a TCP address; port 0 for any that is free. */
  public Channel bind(InetSocketAddress address) throws IOException {
    return bind(netty.transport()::newServerSocket, address);
  }

  /** Listens at a Unix socket, whose file must not exist. */
  public Channel bind(Path path) throws IOException {
    Transport transport = netty.transport();
    return bind(transport::newUnixServerSocket, transport.unixAddress(path));
  }

  private Channel bind(ChannelFactory<? extends ServerChannel> factory, SocketAddress address)
      throws IOException {
    try {
      return netty.open(() -> start(factory, address));
    } catch (Throwable e) {
      if (e instanceof IOException failure) {
        throw cannotListen(address, failure);
      }
      throw e;
    }
  }

  private ChannelFuture start(
      ChannelFactory<? extends ServerChannel> factory, SocketAddress address) {
    var bootstrap =
        new ServerBootstrap()
            .group(netty.group())
            .channelFactory(factory)
            .childHandler(netty.initializer(pipeline));
    options.accept(bootstrap);
    return bootstrap.bind(address);
  }

  /** The transports say it each in its way. */
  private static BindException cannotListen(SocketAddress address, IOException cause) {
    String reason =
        String.valueOf(cause.getMessage()).contains("in use")
            ? "another program or server listens there; choose another port, or 0 for any that is"
                + " free"
            : String.valueOf(cause.getMessage());
    var failure = new BindException("cannot listen at " + text(address) + ": " + reason);
    failure.initCause(cause);
    return failure;
  }

  /** As a user writes it; an address of the JDK's has a slash within. */
  private static String text(SocketAddress address) {
    return address instanceof InetSocketAddress internet
        ? NetUtil.toSocketAddressString(internet)
        : address.toString();
  }
}
