package io.asyncio4j.http.client;

import io.asyncio4j.Promise;
import io.asyncio4j.net.netty.NettyLoop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Asks a SOCKS5 proxy for a connection (RFC 1928, RFC 1929). It looks the host's name up. */
final class SocksHandshake {
  private static final int VERSION = 5;
  private static final int NO_AUTH = 0;
  private static final int PASSWORD = 2;

  private final NettyLoop netty;
  private final String proxy;
  private final Origin origin;

  SocksHandshake(NettyLoop netty, String proxy, Origin origin) {
    this.netty = netty;
    this.proxy = proxy;
    this.origin = origin;
  }

  /** Collects what comes. */
  static final class Receiver extends ChannelInboundHandlerAdapter {
    private final NettyLoop netty;
    private byte[] received = new byte[0];
    private boolean isClosed;
    private @Nullable Promise<@Nullable Void> waiter;

    Receiver(NettyLoop netty) {
      this.netty = netty;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      try {
        int before = received.length;
        received = Arrays.copyOf(received, before + bytes.readableBytes());
        bytes.readBytes(received, before, received.length - before);
      } finally {
        bytes.release();
      }
      wake();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      isClosed = true;
      wake();
      context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }

    private void wake() {
      Promise<@Nullable Void> signal = waiter;
      waiter = null;
      if (signal != null && !signal.isDone()) {
        signal.setResult(null);
      }
    }

    byte[] read(int length) throws IOException {
      while (received.length < length) {
        if (isClosed) {
          throw new IOException("it closed the connection");
        }
        Promise<@Nullable Void> signal = netty.loop().createPromise();
        waiter = signal;
        try (var _ = netty.loop().holdClock()) {
          signal.await();
        }
      }
      byte[] taken = Arrays.copyOf(received, length);
      received = Arrays.copyOfRange(received, length, received.length);
      return taken;
    }
  }

  void run(Channel channel, String[] userAndPassword) throws IOException {
    Receiver receiver = channel.pipeline().get(Receiver.class);
    try {
      boolean hasPassword = userAndPassword.length == 2;
      send(
          channel,
          hasPassword
              ? new byte[] {VERSION, 2, NO_AUTH, PASSWORD}
              : new byte[] {VERSION, 1, NO_AUTH});
      int method = receiver.read(2)[1];
      if (method == PASSWORD && hasPassword) {
        send(channel, password(userAndPassword));
        if (receiver.read(2)[1] != 0) {
          throw new IOException("it refuses the name and the password");
        }
      } else if (method != NO_AUTH) {
        throw new IOException("it wants a name and a password, as in socks5://user:password@host");
      }
      send(channel, connect());
      byte[] head = receiver.read(4);
      if (head[1] != 0) {
        throw new IOException(problem(head[1]));
      }
      int address =
          switch (head[3]) {
            case 1 -> 4;
            case 3 -> receiver.read(1)[0] & 0xff;
            default -> 16;
          };
      receiver.read(address + 2);
    } catch (ProxyException e) {
      throw e;
    } catch (IOException e) {
      throw new ProxyException(
          "the proxy "
              + proxy
              + " does not connect to "
              + origin.hostAndPort()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private void send(Channel channel, byte[] bytes) throws IOException {
    netty.await(() -> channel.writeAndFlush(Unpooled.wrappedBuffer(bytes)));
    if (!channel.isActive()) {
      throw new IOException("it closed the connection");
    }
  }

  private static byte[] password(String[] userAndPassword) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(1);
    for (String each : userAndPassword) {
      byte[] text = each.getBytes(StandardCharsets.UTF_8);
      bytes.write(text.length);
      bytes.writeBytes(text);
    }
    return bytes.toByteArray();
  }

  private byte[] connect() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {VERSION, 1, 0, 3});
    byte[] host = origin.host().getBytes(StandardCharsets.US_ASCII);
    bytes.write(host.length);
    bytes.writeBytes(host);
    bytes.write(origin.port() >> 8);
    bytes.write(origin.port());
    return bytes.toByteArray();
  }

  private static String problem(int code) {
    return switch (code) {
      case 2 -> "its rules do not allow it";
      case 3 -> "the network is unreachable";
      case 4 -> "the host is unreachable";
      case 5 -> "connection refused";
      case 6 -> "it took too long";
      default -> "it answers with the code " + code;
    };
  }
}
