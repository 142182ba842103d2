package io.asyncio4j.bench.http.peer;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Load for a WebSocket server that echoes: on each connection one message under way at any time.
 * The frames are made by hand, so that this costs as little as it can.
 */
final class WebSocketLoad implements Peer {
  private static final byte[] MESSAGE =
      "The quick brown fox jumps. 32 by".getBytes(StandardCharsets.US_ASCII);
  private static final ByteBuf SENT = Unpooled.unreleasableBuffer(frame(true));
  private static final ByteBuf EXPECTED = Unpooled.unreleasableBuffer(frame(false));

  private final IoEventLoopGroup loop = Netty.newLoop();

  private static ByteBuf frame(boolean masked) {
    byte[] mask = {0x12, 0x34, 0x56, 0x78};
    ByteBuf frame = Unpooled.directBuffer();
    frame.writeByte(0x81);
    frame.writeByte((masked ? 0x80 : 0) | MESSAGE.length);
    if (masked) {
      frame.writeBytes(mask);
    }
    for (int i = 0; i < MESSAGE.length; i++) {
      frame.writeByte(MESSAGE[i] ^ (masked ? mask[i % 4] : 0));
    }
    return frame;
  }

  @Override
  public String version() {
    return Netty.version();
  }

  /** {@code echo port connections milliseconds}. */
  @Override
  public Map<String, Double> answer(String[] request) throws Exception {
    var run = new Run(Integer.parseInt(request[1]));
    return run.load(Integer.parseInt(request[2]), Long.parseLong(request[3]));
  }

  private final class Run {
    private final int port;
    private final List<Channel> channels = new ArrayList<>();
    private final Latencies latencies = new Latencies();
    private final CompletableFuture<Boolean> failed = new CompletableFuture<>();
    private boolean stopped;

    Run(int port) {
      this.port = port;
    }

    Map<String, Double> load(int connections, long millis) throws Exception {
      var opened = new ArrayList<CompletableFuture<Boolean>>();
      for (int i = 0; i < connections; i++) {
        opened.add(connect());
      }
      try {
        for (var connection : opened) {
          connection.get(10, TimeUnit.SECONDS);
        }
        long start = System.nanoTime();
        loop.execute(() -> channels.forEach(this::begin));
        failed.completeOnTimeout(true, millis, TimeUnit.MILLISECONDS).get();
        return loop.submit(
                () -> {
                  stopped = true;
                  return latencies.summary((System.nanoTime() - start) / 1e9);
                })
            .get();
      } finally {
        loop.submit(() -> channels.forEach(Channel::close)).get();
      }
    }

    private void begin(Channel channel) {
      channel.pipeline().get(Connection.class).send();
    }

    private CompletableFuture<Boolean> connect() {
      var open = new CompletableFuture<Boolean>();
      ChannelFuture connected =
          new Bootstrap()
              .group(loop)
              .channel(Netty.socket())
              .option(ChannelOption.TCP_NODELAY, true)
              .handler(
                  new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                      channels.add(channel);
                      channel.pipeline().addLast(new Connection(Run.this, open));
                    }
                  })
              .connect(InetAddress.getLoopbackAddress(), port);
      connected.addListener(_ -> {
        if (!connected.isSuccess()) {
          open.completeExceptionally(connected.cause());
        }
      });
      return open;
    }

    void fail(Throwable cause) {
      if (!stopped) {
        failed.completeExceptionally(cause);
      }
    }
  }

  private static final class Connection extends SimpleChannelInboundHandler<ByteBuf> {
    private final Run run;
    private final CompletableFuture<Boolean> open;
    private final ByteBuf arrived = Unpooled.buffer(512);
    private @Nullable ChannelHandlerContext context;
    private long sent;

    Connection(Run run, CompletableFuture<Boolean> open) {
      this.run = run;
      this.open = open;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
      context = active;
      String handshake =
          "GET "
              + Contents.WEB_SOCKET
              + " HTTP/1.1\r\nHost: 127.0.0.1:"
              + run.port
              + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
      active.writeAndFlush(Unpooled.copiedBuffer(handshake, StandardCharsets.US_ASCII));
    }

    void send() {
      if (context != null) {
        sent = System.nanoTime();
        context.writeAndFlush(SENT.duplicate());
      }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext from, ByteBuf bytes) {
      arrived.writeBytes(bytes);
      if (!open.isDone()) {
        handshake();
      } else if (arrived.readableBytes() >= EXPECTED.readableBytes()) {
        if (!ByteBufUtil.equals(arrived, EXPECTED)) {
          fail("not an echo: " + ByteBufUtil.hexDump(arrived));
          return;
        }
        arrived.clear();
        if (!run.stopped) {
          run.latencies.add(System.nanoTime() - sent);
          send();
        }
      }
    }

    private void handshake() {
      String answer = arrived.toString(StandardCharsets.US_ASCII);
      if (!answer.contains("\r\n\r\n")) {
        return;
      }
      arrived.clear();
      if (answer.startsWith("HTTP/1.1 101 ") && answer.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")) {
        open.complete(true);
      } else {
        fail("no WebSocket: " + answer);
      }
    }

    private void fail(String why) {
      var failure = new IllegalStateException(why);
      open.completeExceptionally(failure);
      run.fail(failure);
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
      fail("the server closed the connection");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
      open.completeExceptionally(cause);
      run.fail(cause);
      from.close();
    }
  }
}
