package io.asyncio4j.net.netty;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.TaskGroup;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections. A name with several addresses is tried as RFC 8305 ("Happy Eyeballs") says:
 * IPv6 and IPv4 in turn, the next one when the one before has failed or has not answered for a
 * while, the first that connects wins and the others are closed.
 *
 * <p>A connect that is cancelled leaves no channel behind.
 */
public final class Connector {
  private final NettyLoop netty;
  private final Consumer<Bootstrap> options;
  private final Consumer<Channel> pipeline;
  private final Duration attemptDelay;

  /**
   * @param options sets channel options
   * @param pipeline adds the handlers, on the loop's own thread, before the channel connects
   * @param attemptDelay how long an address is given before the next is tried as well; RFC 8305
   *     recommends 250 ms
   */
  public Connector(
      NettyLoop netty,
      Consumer<Bootstrap> options,
      Consumer<Channel> pipeline,
      Duration attemptDelay) {
    this.netty = netty;
    this.options = options;
    this.pipeline = pipeline;
    this.attemptDelay = attemptDelay;
  }

  /**
   * Connects to the first address of {@code host} that answers.
   *
   * @throws IOException as the first address failed, the others suppressed; {@link
   *     java.net.UnknownHostException} when the name has none
   */
  @SuppressWarnings("AioBlockingCall") // LoopResolverProvider resolves off the loop
  public Channel connect(String host, int port, @Nullable SocketAddress local) throws IOException {
    return connect(interleave(InetAddress.getAllByName(host)), port, local);
  }

  Channel connect(List<InetAddress> addresses, int port, @Nullable SocketAddress local)
      throws IOException {
    if (addresses.size() == 1) {
      return connect(new InetSocketAddress(addresses.getFirst(), port), local);
    }
    return new Race(addresses, port, local).run();
  }

  /** Connects to one address. */
  public Channel connect(SocketAddress remote, @Nullable SocketAddress local) throws IOException {
    return connect(() -> netty.transport().newSocket(), remote, local);
  }

  /** Connects to a Unix socket. */
  public Channel connect(Path path) throws IOException {
    Transport transport = netty.transport();
    return connect(transport::newUnixSocket, transport.unixAddress(path), null);
  }

  private Channel connect(
      ChannelFactory<? extends Channel> factory,
      SocketAddress remote,
      @Nullable SocketAddress local)
      throws IOException {
    try {
      return netty.open(() -> start(factory, remote, local));
    } catch (Throwable e) {
      if (e instanceof ConnectException refused) {
        throw cannotConnect(remote, refused);
      }
      throw e;
    }
  }

  private ChannelFuture start(
      ChannelFactory<? extends Channel> factory,
      SocketAddress remote,
      @Nullable SocketAddress local) {
    var bootstrap =
        new Bootstrap()
            .group(netty.group())
            .channelFactory(factory)
            .handler(netty.initializer(pipeline));
    options.accept(bootstrap);
    return local == null ? bootstrap.connect(remote) : bootstrap.connect(remote, local);
  }

  /** The transports say it each in its way, not all of them to whom. */
  private static ConnectException cannotConnect(SocketAddress remote, ConnectException cause) {
    boolean refused = String.valueOf(cause.getMessage()).contains("refused");
    var failure =
        new ConnectException(
            "cannot connect to "
                + remote
                + ": "
                + (refused ? "connection refused, nobody listens there" : cause.getMessage()));
    failure.initCause(cause);
    return failure;
  }

  /** The first family as the resolver prefers it, then the other, in turn. */
  static List<InetAddress> interleave(InetAddress[] resolved) {
    var first = new ArrayList<InetAddress>();
    var second = new ArrayList<InetAddress>();
    boolean firstIs6 = resolved[0] instanceof Inet6Address;
    for (InetAddress address : resolved) {
      (address instanceof Inet6Address == firstIs6 ? first : second).add(address);
    }
    var interleaved = new ArrayList<InetAddress>(resolved.length);
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      if (i < first.size()) {
        interleaved.add(first.get(i));
      }
      if (i < second.size()) {
        interleaved.add(second.get(i));
      }
    }
    return interleaved;
  }

  /** Attempts at several addresses, each begun a little after the one before. */
  private final class Race {
    private final List<InetAddress> addresses;
    private final int port;
    private final @Nullable SocketAddress local;
    private final List<IOException> failures = new ArrayList<>();
    private @Nullable Channel winner;

    Race(List<InetAddress> addresses, int port, @Nullable SocketAddress local) {
      this.addresses = addresses;
      this.port = port;
      this.local = local;
    }

    Channel run() throws IOException {
      try {
        TaskGroup.run(this::startAttempts);
      } catch (CancelledError e) {
        // It may have been connected in the very turn in which the caller was cancelled.
        if (winner != null) {
          Channel late = winner;
          netty.post(late::close);
        }
        throw e;
      }
      if (winner != null) {
        return winner;
      }
      IOException failure =
          failures.isEmpty() ? new ConnectException("no address") : failures.getFirst();
      failures.stream().skip(1).forEach(failure::addSuppressed);
      throw failure;
    }

    private void startAttempts(TaskGroup group) {
      for (InetAddress address : addresses) {
        var over = new AsyncEvent();
        group.createTask("connect to " + address, () -> attempt(address, group, over));
        var _ = Asyncio.moveOnAfter(attemptDelay, over::await);
      }
    }

    private void attempt(InetAddress address, TaskGroup group, AsyncEvent over) {
      try {
        Channel channel = connect(new InetSocketAddress(address, port), local);
        if (winner == null) {
          winner = channel;
          group.cancel();
        } else {
          netty.post(channel::close);
        }
      } catch (IOException e) {
        failures.add(e);
        over.set();
      }
    }
  }
}
