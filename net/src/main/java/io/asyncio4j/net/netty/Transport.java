package io.asyncio4j.net.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueDatagramChannel;
import io.netty.channel.kqueue.KQueueDomainSocketChannel;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerDomainSocketChannel;
import io.netty.channel.kqueue.KQueueServerSocketChannel;
import io.netty.channel.kqueue.KQueueSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the kernel is asked for I/O. The native ones are taken where the JVM allows native code to be
 * loaded without a word of warning ({@code --enable-native-access=ALL-UNNAMED}, or the entry {@code
 * Enable-Native-Access} in the manifest of the jar that is started) and the machine has them; NIO
 * otherwise. {@code -Dasyncio4j.transport=epoll|io_uring|kqueue|nio} chooses one.
 */
public enum Transport {
  EPOLL,
  IO_URING,
  KQUEUE,
  NIO;

  private static final System.Logger LOGGER = System.getLogger("io.asyncio4j.net");

  private static final ChannelOption<Boolean> LOOPBACK_OF_NIO =
      NioChannelOption.of(StandardSocketOptions.IP_MULTICAST_LOOP);

  /** IPPROTO_IP and IP_MULTICAST_TTL. */
  private static final ChannelOption<Integer> LINUX_MULTICAST_TTL =
      new IntegerUnixChannelOption("IP_MULTICAST_TTL", 0, 33);

  /** IPPROTO_IPV6 and IPV6_MULTICAST_HOPS. */
  private static final ChannelOption<Integer> LINUX_MULTICAST_HOPS =
      new IntegerUnixChannelOption("IPV6_MULTICAST_HOPS", 41, 18);

  private static @Nullable Transport chosen;

  /**
   * The transport of this JVM's loops: the choice is made once.
   *
   * @throws IllegalStateException when {@code -Dasyncio4j.transport} names one that cannot be had
   */
  public static synchronized Transport chosen() {
    Transport choice = chosen;
    if (choice == null) {
      choice = choose(System.getProperty("asyncio4j.transport"));
      LOGGER.log(System.Logger.Level.DEBUG, "the transport is {0}", choice);
      chosen = choice;
    }
    return choice;
  }

  static Transport choose(@Nullable String wanted) {
    if (wanted == null) {
      boolean mayLoadNativeCode = Transport.class.getModule().isNativeAccessEnabled();
      return !mayLoadNativeCode
          ? NIO
          : EPOLL.isAvailable() ? EPOLL : KQUEUE.isAvailable() ? KQUEUE : NIO;
    }
    for (Transport transport : values()) {
      if (transport.propertyName().equals(wanted)) {
        Throwable obstacle = transport.obstacle();
        if (obstacle != null) {
          throw new IllegalStateException(
              "-Dasyncio4j.transport="
                  + wanted
                  + " cannot be had on this machine; leave the option"
                  + " out to get the best that can",
              obstacle);
        }
        return transport;
      }
    }
    throw new IllegalStateException(
        "-Dasyncio4j.transport="
            + wanted
            + " names no transport; there are "
            + Arrays.stream(values())
                .map(Transport::propertyName)
                .collect(Collectors.joining(", ")));
  }

  private String propertyName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this machine and class path have it. */
  public boolean isAvailable() {
    return obstacle() == null;
  }

  private @Nullable Throwable obstacle() {
    return switch (this) {
      case EPOLL -> Epoll.unavailabilityCause();
      case IO_URING -> IoUring.unavailabilityCause();
      case KQUEUE -> KQueue.unavailabilityCause();
      case NIO -> null;
    };
  }

  IoHandlerFactory handlers() {
    return switch (this) {
      case EPOLL -> EpollIoHandler.newFactory();
      case IO_URING -> IoUringIoHandler.newFactory();
      case KQUEUE -> KQueueIoHandler.newFactory();
      case NIO -> NioIoHandler.newFactory();
    };
  }

  /** A TCP connection, not yet connected. */
  public SocketChannel newSocket() {
    return switch (this) {
      case EPOLL -> new EpollSocketChannel();
      case IO_URING -> new IoUringSocketChannel();
      case KQUEUE -> new KQueueSocketChannel();
      case NIO -> new NioSocketChannel();
    };
  }

  /** A TCP listener, not yet bound. */
  public ServerChannel newServerSocket() {
    return switch (this) {
      case EPOLL -> new EpollServerSocketChannel();
      case IO_URING -> new IoUringServerSocketChannel();
      case KQUEUE -> new KQueueServerSocketChannel();
      case NIO -> new NioServerSocketChannel();
    };
  }

  /**
   * A UDP socket, not yet bound.
   *
   * @param family of the addresses that it is for; null for both, where the machine has both
   */
  public DatagramChannel newDatagram(@Nullable SocketProtocolFamily family) {
    return switch (this) {
      case EPOLL -> new EpollDatagramChannel(family);
      case IO_URING -> new IoUringDatagramChannel(family);
      case KQUEUE -> new KQueueDatagramChannel(family);
      case NIO -> new NioDatagramChannel(family);
    };
  }

  /**
   * A Unix-domain connection, not yet connected.
   *
   * @throws UnsupportedOperationException when the transport has none
   */
  public Channel newUnixSocket() {
    return switch (this) {
      case EPOLL -> new EpollDomainSocketChannel();
      case IO_URING -> throw noUnixSockets();
      case KQUEUE -> new KQueueDomainSocketChannel();
      case NIO -> new NioDomainSocketChannel();
    };
  }

  /**
   * A Unix-domain listener, not yet bound.
   *
   * @throws UnsupportedOperationException when the transport has none
   */
  public ServerChannel newUnixServerSocket() {
    return switch (this) {
      case EPOLL -> new EpollServerDomainSocketChannel();
      case IO_URING -> throw noUnixSockets();
      case KQUEUE -> new KQueueServerDomainSocketChannel();
      case NIO -> new NioServerDomainSocketChannel();
    };
  }

  private static UnsupportedOperationException noUnixSockets() {
    return new UnsupportedOperationException(
        "io_uring has no Unix sockets here; leave out -Dasyncio4j.transport=io_uring");
  }

  /** The address of a Unix socket in the form that this transport's channels want. */
  public SocketAddress unixAddress(Path path) {
    return this == NIO ? UnixDomainSocketAddress.of(path) : new DomainSocketAddress(path.toFile());
  }

  /** The option that lets several listeners, one a loop, share a port. */
  public ChannelOption<Boolean> reusePort() {
    return this == NIO
        ? NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT)
        : UnixChannelOption.SO_REUSEPORT;
  }

  /**
   * Sets whether this machine, too, gets what a UDP socket sends to groups.
   *
   * @throws UnsupportedOperationException when the transport has no multicast
   */
  public void multicastLoopback(DatagramChannel socket, boolean loopback) {
    if (this == NIO) {
      // Netty's own option means the opposite of what it says there.
      socket.config().setOption(LOOPBACK_OF_NIO, loopback);
    } else {
      socket.config().setOption(ChannelOption.IP_MULTICAST_LOOP_DISABLED, !loopback);
    }
  }

  /**
   * Sets over how many networks may go what a UDP socket sends to groups.
   *
   * @throws UnsupportedOperationException when the transport has no multicast
   */
  public void multicastTtl(
      DatagramChannel socket, @Nullable SocketProtocolFamily family, int networks) {
    if (this == NIO || this == KQUEUE) {
      socket.config().setOption(ChannelOption.IP_MULTICAST_TTL, networks);
      return;
    }
    // Netty's own option sets what goes to single hosts there.
    socket.config().setOption(LINUX_MULTICAST_TTL, networks);
    if (family != SocketProtocolFamily.INET) {
      socket.config().setOption(LINUX_MULTICAST_HOPS, networks);
    }
  }
}
