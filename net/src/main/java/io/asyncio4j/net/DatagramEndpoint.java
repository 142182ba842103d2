package io.asyncio4j.net;

import io.asyncio4j.net.netty.NettyLoop;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A UDP socket: {@link Net#openDatagram} or {@link Net#connectDatagram}. It belongs to the loop on
 * which it was opened; any number of its coroutines may send and receive.
 *
 * <p>What comes waits in a queue of bounded size until it is received; what does not fit is dropped
 * and counted, as the network drops it too. A virtual clock does not wait for datagrams.
 */
public final class DatagramEndpoint implements AutoCloseable {
  /** More than the largest datagram, which would be cut otherwise. */
  private static final int LARGEST = 1 << 16;

  private final NettyLoop netty;
  private final int queueSize;
  private final Waiters waiters;

  /** Datagrams, and what went wrong in between. */
  private final ArrayDeque<Object> arrived = new ArrayDeque<>();

  private @Nullable ChannelFuture opening;
  private long dropped;
  private boolean closed;

  private DatagramEndpoint(NettyLoop netty, int queueSize) {
    this.netty = netty;
    this.queueSize = queueSize;
    this.waiters = new Waiters(netty.loop());
  }

  /**
   * Opens one.
   *
   * @param family of the addresses that it is for; null for both
   */
  static DatagramEndpoint open(
      DatagramOptions options,
      @Nullable SocketProtocolFamily family,
      Function<Bootstrap, ChannelFuture> open)
      throws IOException {
    NettyLoop netty = NettyLoop.running();
    var endpoint = new DatagramEndpoint(netty, options.queueSize);
    boolean done = false;
    try {
      netty.await(() -> {
        ChannelFuture opening = open.apply(endpoint.bootstrap(options, family));
        endpoint.opening = opening;
        return opening;
      });
      done = true;
    } catch (ChannelException e) {
      throw new IOException("the endpoint cannot be set up: " + e.getMessage(), e);
    } finally {
      if (!done) {
        endpoint.close();
      }
    }
    return endpoint;
  }

  private Bootstrap bootstrap(DatagramOptions options, @Nullable SocketProtocolFamily family) {
    var bootstrap =
        new Bootstrap()
            .group(netty.group())
            .channelFactory(() -> socket(options, family))
            .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST))
            .option(ChannelOption.SO_BROADCAST, options.broadcast)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    netty.track(channel);
                    channel.pipeline().addLast(new Arrivals());
                  }
                });
    if (options.reusePort) {
      bootstrap.option(netty.transport().reusePort(), true);
    }
    return bootstrap;
  }

  private DatagramChannel socket(DatagramOptions options, @Nullable SocketProtocolFamily family) {
    DatagramChannel socket = netty.transport().newDatagram(family);
    boolean isSet = false;
    try {
      if (options.multicastInterface != null) {
        socket.config().setNetworkInterface(options.multicastInterface);
      }
      if (options.multicastTtl != null) {
        netty.transport().multicastTtl(socket, family, options.multicastTtl);
      }
      if (options.multicastLoopback != null) {
        netty.transport().multicastLoopback(socket, options.multicastLoopback);
      }
      isSet = true;
      return socket;
    } finally {
      if (!isSet) {
        socket.unsafe().closeForcibly();
      }
    }
  }

  private DatagramChannel channel() {
    return (DatagramChannel) Objects.requireNonNull(opening).channel();
  }

  /**
   * Sends {@code data}; suspends until the kernel has it. Whether it arrives nobody knows.
   *
   * @throws IOException when the kernel refuses it, as one that is too large
   */
  public void send(byte[] data, InetSocketAddress to) throws IOException {
    Objects.requireNonNull(to, "to");
    if (to.isUnresolved()) {
      throw new IllegalArgumentException(
          "the address of " + to.getHostString() + " is not known; look the name up first");
    }
    write(data, bytes -> new DatagramPacket(bytes, to));
  }

  /**
   * Sends {@code data} to the peer that the endpoint is connected to.
   *
   * @throws IllegalStateException when it is not connected
   * @throws IOException when the kernel refuses it
   */
  public void send(byte[] data) throws IOException {
    if (remoteAddress() == null) {
      throw new IllegalStateException(
          "the endpoint is not connected; use send(data, address) or Net.connectDatagram");
    }
    write(data, bytes -> bytes);
  }

  private void write(byte[] data, Function<ByteBuf, Object> message) throws IOException {
    byte[] copy = data.clone();
    requireOpen();
    netty.await(() -> {
      Channel channel = channel();
      ByteBuf bytes = channel.alloc().directBuffer(copy.length).writeBytes(copy);
      return channel.writeAndFlush(message.apply(bytes));
    });
  }

  /**
   * Suspends until a datagram is there. A cancelled receive takes none. Not every transport hands
   * out a datagram without contents.
   *
   * @throws IOException when the endpoint is closed, or, once, when a connected peer was found not
   *     to listen
   */
  public Datagram receive() throws IOException {
    while (arrived.isEmpty()) {
      requireOpen();
      waiters.await();
    }
    return switch (arrived.remove()) {
      case Datagram datagram -> datagram;
      case Object failure ->
          throw new IOException(
              "the endpoint has received an error: " + failure, (Throwable) failure);
    };
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the endpoint is closed");
    }
  }

  /**
   * Joins a group on one of this machine's networks: what is sent to the group's address there, and
   * to this endpoint's port, is received from now on. The endpoint is to be bound to all addresses
   * of the group's family, {@code 0.0.0.0} or {@code ::}.
   *
   * @throws IOException when the network has no such groups
   * @throws UnsupportedOperationException when the transport has none at all, as kqueue
   */
  public void joinGroup(InetAddress group, NetworkInterface network) throws IOException {
    var address = requireGroup(group, network);
    netty.await(() -> channel().joinGroup(address, network));
  }

  /**
   * Leaves a group that it has joined.
   *
   * @throws IOException when that fails; most transports fail for one that it has not joined
   */
  public void leaveGroup(InetAddress group, NetworkInterface network) throws IOException {
    var address = requireGroup(group, network);
    netty.await(() -> channel().leaveGroup(address, network));
  }

  private InetSocketAddress requireGroup(InetAddress group, NetworkInterface network)
      throws IOException {
    Objects.requireNonNull(network, "network");
    if (!group.isMulticastAddress()) {
      throw new IllegalArgumentException(
          group.getHostAddress()
              + " is no group; give one of 224.0.0.0 to 239.255.255.255 or of ff00::/8");
    }
    requireOpen();
    return new InetSocketAddress(group, localAddress().getPort());
  }

  /** How many datagrams were dropped since the queue was full. */
  public long dropped() {
    return dropped;
  }

  /** This side's address. */
  public InetSocketAddress localAddress() {
    return channel().localAddress();
  }

  /** The peer that it is connected to; null when it is not. */
  public @Nullable InetSocketAddress remoteAddress() {
    return channel().remoteAddress();
  }

  /** Closes the endpoint soon, without waiting; what came can still be received. */
  @Override
  public void close() {
    closed = true;
    netty.post(() -> {
      // One that could not even be made cannot be closed.
      if (opening != null && opening.channel().isRegistered()) {
        opening.channel().close();
      }
    });
    waiters.release();
  }

  @Override
  public String toString() {
    return "DatagramEndpoint[" + channel() + "]";
  }

  private final class Arrivals extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      try {
        if (message instanceof DatagramPacket packet) {
          byte[] data = new byte[packet.content().readableBytes()];
          packet.content().readBytes(data);
          arrived(new Datagram(data, sender(packet)));
        }
      } finally {
        ReferenceCountUtil.release(message);
      }
    }

    private InetSocketAddress sender(DatagramPacket packet) {
      InetSocketAddress sender = packet.sender();
      return sender != null ? sender : Objects.requireNonNull(remoteAddress());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      arrived(cause);
    }

    private void arrived(Object item) {
      if (arrived.size() < queueSize) {
        arrived.add(item);
        waiters.release();
      } else {
        dropped++;
      }
    }
  }
}
