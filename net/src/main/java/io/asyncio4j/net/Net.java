package io.asyncio4j.net;

import io.asyncio4j.Asyncio;
import io.asyncio4j.EventLoop;
import io.asyncio4j.files.AsyncFiles;
import io.asyncio4j.net.netty.Connector;
import io.asyncio4j.net.netty.Listener;
import io.asyncio4j.net.netty.NettyLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.socket.SocketProtocolFamily;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The network: what a program calls. All of it belongs to the running loop, and no call blocks its
 * thread: those that wait suspend the coroutine.
 *
 * <pre>{@code
 * try (var connection = Net.openConnection("example.com", 80)) {
 *   connection.writer().write("HEAD / HTTP/1.0\r\nHost: example.com\r\n\r\n");
 *   for (String line : connection.reader()) {
 *     System.out.println(line);
 *   }
 * }
 * }</pre>
 *
 * <p>None of it has a time limit of its own but the handshake of TLS and closing: put {@link
 * Asyncio#timeout} around what is to end in time. A call that is cancelled leaves nothing behind.
 *
 * <p>Under a virtual clock a peer on another machine is waited for in real time, while the clock
 * stands still; one on this machine is taken for a part of the same program, for which the clock
 * does not wait.
 */
public final class Net {
  private Net() {}

  /** Opens a TCP connection: {@link #openConnection(String, int, ConnectOptions)}. */
  public static Connection openConnection(String host, int port) throws IOException {
    return openConnection(host, port, ConnectOptions.defaults());
  }

  /** Opens a TLS connection: {@link #openConnection(String, int, ConnectOptions)}. */
  public static Connection openConnection(String host, int port, TlsOptions tls)
      throws IOException {
    return openConnection(host, port, ConnectOptions.defaults().tls(tls));
  }

  /**
   * Opens a connection. A name with several addresses is tried as RFC 8305 ("Happy Eyeballs") says:
   * the next one when the one before has failed or takes long, and the first that answers is it.
   *
   * @param host a name or an address
   * @throws java.net.UnknownHostException when the name has no address
   * @throws SSLException when the TLS handshake fails, as for a certificate that is not trusted
   * @throws IOException when nobody answers, as the first address failed, the others suppressed
   */
  public static Connection openConnection(String host, int port, ConnectOptions options)
      throws IOException {
    Objects.requireNonNull(host, "host");
    String name = options.serverHostName == null ? host : options.serverHostName;
    return open(
        options, name, port, connector -> connector.connect(host, port, options.localAddress));
  }

  /** Opens a connection to a Unix socket. */
  public static Connection openUnixConnection(Path path) throws IOException {
    return openUnixConnection(path, ConnectOptions.defaults());
  }

  /**
   * Opens a connection to a Unix socket.
   *
   * @throws IOException when nobody listens there, or the TLS handshake fails
   * @throws UnsupportedOperationException when the transport has no Unix sockets
   */
  public static Connection openUnixConnection(Path path, ConnectOptions options)
      throws IOException {
    Objects.requireNonNull(path, "path");
    if (options.tls != null && options.serverHostName == null) {
      throw new IllegalArgumentException(
          "TLS needs the name of the server; say ConnectOptions.serverHostName");
    }
    return open(options, options.serverHostName, -1, connector -> connector.connect(path));
  }

  private interface Dial {
    Channel connect(Connector connector) throws IOException;
  }

  private static Connection open(ConnectOptions options, @Nullable String name, int port, Dial dial)
      throws IOException {
    TlsOptions tls = options.tls == null ? null : options.tls.prepare();
    NettyLoop netty = NettyLoop.running();
    var connector =
        new Connector(
            netty,
            bootstrap -> {
              // The kernel's own limit; a shorter one is the caller's to set.
              bootstrap.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
              if (port >= 0) {
                bootstrap.option(ChannelOption.TCP_NODELAY, options.noDelay);
                bootstrap.option(ChannelOption.SO_KEEPALIVE, options.keepAlive);
              }
            },
            channel -> {
              if (tls != null) {
                addTls(channel, tls, Objects.requireNonNull(name), port);
              }
              channel
                  .pipeline()
                  .addLast(
                      new Stream(
                          netty,
                          options.limit,
                          options.closeTimeout,
                          tls != null,
                          name,
                          _ -> {},
                          _ -> {}));
            },
            options.attemptDelay);
    Stream stream = dial.connect(connector).pipeline().get(Stream.class);
    boolean done = tls == null;
    try {
      if (tls != null) {
        stream.awaitHandshake();
        done = true;
      }
    } finally {
      if (!done) {
        stream.abort();
      }
    }
    return new Connection(stream);
  }

  private static void addTls(Channel channel, TlsOptions tls, String name, int port) {
    try {
      channel.pipeline().addLast(tls.clientHandler(channel, name, port));
    } catch (SSLException e) {
      throw new IllegalStateException("TLS was prepared and cannot be used", e);
    }
  }

  /** Starts a TCP server: {@link #startServer(ConnectionHandler, String, int, ServerOptions)}. */
  public static Server startServer(ConnectionHandler handler, @Nullable String host, int port)
      throws IOException {
    return startServer(handler, host, port, ServerOptions.defaults());
  }

  /**
   * Starts a server that runs {@code handler} in a coroutine of its own for each connection.
   *
   * @param host a name, of which every address is listened at, or an address; null for every
   *     address of the machine
   * @param port 0 for any that is free: {@link Server#port()} says which
   * @throws BindException when another listens there, or the address is not of this machine
   * @throws java.net.UnknownHostException when the name has no address
   */
  @SuppressWarnings("AioBlockingCall") // LoopResolverProvider resolves off the loop
  public static Server startServer(
      ConnectionHandler handler, @Nullable String host, int port, ServerOptions options)
      throws IOException {
    return serve(
        handler,
        options,
        true,
        (server, listener) -> {
          if (host == null) {
            server.listening(listener.bind(new InetSocketAddress(port)));
            return;
          }
          int sharedPort = port;
          for (InetAddress address : InetAddress.getAllByName(host)) {
            server.listening(listener.bind(new InetSocketAddress(address, sharedPort)));
            sharedPort = server.port();
          }
        });
  }

  /** Starts a server: {@link #startUnixServer(ConnectionHandler, Path, ServerOptions)}. */
  public static Server startUnixServer(ConnectionHandler handler, Path path) throws IOException {
    return startUnixServer(handler, path, ServerOptions.defaults());
  }

  /**
   * Starts a server at a Unix socket. A socket that is there, such as one that a program which was
   * killed has left behind, is replaced; the server removes its own when it stops accepting.
   *
   * @throws IOException when something else than a socket is there, or the path cannot be used
   * @throws UnsupportedOperationException when the transport has no Unix sockets
   */
  public static Server startUnixServer(ConnectionHandler handler, Path path, ServerOptions options)
      throws IOException {
    Objects.requireNonNull(path, "path");
    return serve(
        handler,
        options,
        false,
        (server, listener) -> {
          makeWay(path);
          server.listening(listener.bind(path), path);
        });
  }

  private static void makeWay(Path path) throws IOException {
    if (!AsyncFiles.exists(path)) {
      return;
    }
    if (!AsyncFiles.readAttributes(path, BasicFileAttributes.class).isOther()) {
      throw new FileAlreadyExistsException(
          path.toString(), null, "it is no socket; choose another path");
    }
    AsyncFiles.delete(path);
  }

  private interface Binding {
    void bind(Server server, Listener listener) throws IOException;
  }

  private static Server serve(
      ConnectionHandler handler, ServerOptions options, boolean tcp, Binding binding)
      throws IOException {
    TlsOptions tls = options.tls == null ? null : options.tls.prepare();
    NettyLoop netty = NettyLoop.running();
    var server = new Server(netty, Objects.requireNonNull(handler, "handler"));
    var listener =
        new Listener(
            netty,
            bootstrap -> {
              bootstrap.option(ChannelOption.SO_BACKLOG, options.backlog);
              if (tcp) {
                bootstrap.childOption(ChannelOption.TCP_NODELAY, options.noDelay);
                bootstrap.childOption(ChannelOption.SO_KEEPALIVE, options.keepAlive);
              }
              if (options.reusePort) {
                bootstrap.option(netty.transport().reusePort(), true);
              }
            },
            channel -> accept(channel, server, netty, options, tls));
    boolean done = false;
    try {
      binding.bind(server, listener);
      done = true;
    } finally {
      if (!done) {
        server.stopAccepting();
        server.abortClients();
      }
    }
    return server;
  }

  private static void accept(
      Channel channel,
      Server server,
      NettyLoop netty,
      ServerOptions options,
      @Nullable TlsOptions tls) {
    if (tls != null) {
      try {
        channel.pipeline().addLast(tls.serverHandler(channel));
      } catch (SSLException e) {
        throw new IllegalStateException("TLS was prepared and cannot be used", e);
      }
    }
    var stream =
        new Stream(
            netty,
            options.limit,
            options.closeTimeout,
            tls != null,
            null,
            server::connected,
            server::disconnected);
    server.connecting(stream);
    channel.pipeline().addLast(stream);
  }

  /** Opens a UDP endpoint: {@link #openDatagram(String, int, DatagramOptions)}. */
  public static DatagramEndpoint openDatagram(@Nullable String host, int port) throws IOException {
    return openDatagram(host, port, DatagramOptions.defaults());
  }

  /**
   * Opens a UDP endpoint that sends to and receives from anybody.
   *
   * @param host this machine's address to receive at, with which it sends to addresses of that
   *     family only; null for all of them
   * @param port 0 for any that is free
   * @throws IOException when another has the port, or the address is not of this machine
   */
  @SuppressWarnings("AioBlockingCall") // LoopResolverProvider resolves off the loop
  public static DatagramEndpoint openDatagram(
      @Nullable String host, int port, DatagramOptions options) throws IOException {
    var local =
        host == null
            ? new InetSocketAddress(port)
            : new InetSocketAddress(InetAddress.getByName(host), port);
    return DatagramEndpoint.open(
        options, host == null ? null : family(local), bootstrap -> bootstrap.bind(local));
  }

  /** Opens a UDP endpoint: {@link #connectDatagram(String, int, DatagramOptions)}. */
  public static DatagramEndpoint connectDatagram(String host, int port) throws IOException {
    return connectDatagram(host, port, DatagramOptions.defaults());
  }

  /** Opens a UDP endpoint that sends to and receives from this peer only. */
  @SuppressWarnings("AioBlockingCall") // LoopResolverProvider resolves off the loop
  public static DatagramEndpoint connectDatagram(String host, int port, DatagramOptions options)
      throws IOException {
    var remote = new InetSocketAddress(InetAddress.getByName(host), port);
    return DatagramEndpoint.open(options, family(remote), bootstrap -> bootstrap.connect(remote));
  }

  private static SocketProtocolFamily family(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address
        ? SocketProtocolFamily.INET
        : SocketProtocolFamily.INET6;
  }

  /** The running loop as an event loop group of Netty: {@link #eventLoopGroup(EventLoop)}. */
  public static IoEventLoopGroup eventLoopGroup() {
    return NettyLoop.running().group();
  }

  /**
   * The loop as an event loop group of Netty, for libraries that take one, such as Lettuce: their
   * handlers and callbacks then run on the loop's own thread, where they may complete promises but
   * must not suspend. It lives as long as the loop; do not shut it down.
   */
  public static IoEventLoopGroup eventLoopGroup(EventLoop loop) {
    return NettyLoop.of(loop).group();
  }
}
