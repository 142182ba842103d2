package io.asyncio4j.bench.http.peer;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.run;

import io.asyncio4j.EventLoop;
import io.asyncio4j.Promise;
import io.asyncio4j.net.netty.Listener;
import io.asyncio4j.net.netty.NettyLoop;
import io.asyncio4j.net.netty.Outbound;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The raw handler with a coroutine for each connection between decoder and encoder: what
 * asyncio4j's own server costs is what it takes beyond this.
 */
final class SubstrateServer implements Peer {
  private static final ByteBuf TEXT =
      Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes(Contents.text()));

  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  SubstrateServer() {
    Thread.ofPlatform().name("loop").start(this::open);
  }

  @Override
  public String version() {
    return Netty.version();
  }

  @Override
  public int port() {
    return port.join();
  }

  private void open() {
    try {
      run(this::serve);
    } catch (Exception e) {
      port.completeExceptionally(e);
    }
  }

  private void serve() throws IOException {
    var netty = NettyLoop.running();
    var accepted = new Inbox<Connection>(netty.loop());
    var listener =
        new Listener(
            netty,
            bootstrap -> bootstrap.option(ChannelOption.SO_BACKLOG, 4096),
            channel -> {
              channel.config().setOption(ChannelOption.TCP_NODELAY, true);
              var connection = new Connection(netty, channel);
              channel.pipeline().addLast(new HttpServerCodec(), connection.handler);
              accepted.add(connection);
            });
    Channel bound = listener.bind("127.0.0.1", 0);
    port.complete(((InetSocketAddress) bound.localAddress()).getPort());
    for (Connection connection = accepted.take();
        connection != null;
        connection = accepted.take()) {
      var next = connection;
      createTask(next::serve);
    }
  }

  /** From handlers to one coroutine. */
  private static final class Inbox<T> {
    private final EventLoop loop;
    private final ArrayDeque<T> arrived = new ArrayDeque<>();
    private @Nullable Promise<@Nullable Void> waiting;
    private boolean closed;

    Inbox(EventLoop loop) {
      this.loop = loop;
    }

    void add(T item) {
      arrived.add(item);
      wake();
    }

    void close() {
      closed = true;
      wake();
    }

    private void wake() {
      if (waiting != null) {
        var promise = waiting;
        waiting = null;
        if (!promise.isDone()) {
          promise.setResult(null);
        }
      }
    }

    /** Null at the end. */
    @Nullable T take() {
      while (arrived.isEmpty() && !closed) {
        waiting = loop.createPromise();
        waiting.await();
      }
      return arrived.poll();
    }
  }

  private static final class Connection extends Outbound {
    private final NettyLoop netty;
    private final Channel channel;
    private final Inbox<String> requests;
    private final ArrayDeque<DefaultFullHttpResponse> responses = new ArrayDeque<>();
    private final Handler handler = new Handler();

    Connection(NettyLoop netty, Channel channel) {
      this.netty = netty;
      this.channel = channel;
      this.requests = new Inbox<>(netty.loop());
    }

    void serve() {
      while (requests.take() != null) {
        responses.add(NettyServer.response(NettyServer.TEXT, TEXT.duplicate()));
        netty.flushSoon(this);
      }
    }

    @Override
    protected void flush() {
      for (var response = responses.poll(); response != null; response = responses.poll()) {
        channel.write(response);
      }
      channel.flush();
    }

    private final class Handler extends ChannelInboundHandlerAdapter {
      @Override
      public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
          requests.add(request.uri());
        }
        ReferenceCountUtil.release(message);
      }

      @Override
      public void channelInactive(ChannelHandlerContext context) {
        requests.close();
      }

      @Override
      public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
      }
    }
  }
}
