package io.asyncio4j.bench.http.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * The server behind the servers: answers {@code /5/profile} after 5 ms, {@code /1/orders} after 1
 * ms. It has a core in common with the load generator, so it reads no more of a request than that,
 * and answers all that are due at the same time with one timer.
 */
final class Upstream implements Peer {
  private static final ByteBuf PROFILE = response(Contents.PROFILE_JSON);
  private static final ByteBuf ORDERS = response(Contents.ORDERS_JSON);

  private final IoEventLoopGroup group = Netty.newLoop();
  private final Delay[] delays = new Delay[10];
  private final int port;

  Upstream() throws InterruptedException {
    for (int millis = 0; millis < delays.length; millis++) {
      delays[millis] = new Delay(group.next(), TimeUnit.MILLISECONDS.toNanos(millis));
    }
    this.port = Netty.serve(group, channel -> channel.pipeline().addLast(new Connection()));
  }

  private static ByteBuf response(String json) {
    String response =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
            + json.length()
            + "\r\n\r\n"
            + json;
    return Unpooled.unreleasableBuffer(
        Unpooled.directBuffer().writeBytes(response.getBytes(StandardCharsets.US_ASCII)));
  }

  @Override
  public String version() {
    return Netty.version();
  }

  @Override
  public int port() {
    return port;
  }

  /** Requests that all wait as long as each other. */
  private static final class Delay {
    private record Waiting(ChannelHandlerContext context, ByteBuf response, long due) {}

    private final EventLoop loop;
    private final long nanos;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    Delay(EventLoop loop, long nanos) {
      this.loop = loop;
      this.nanos = nanos;
    }

    void add(ChannelHandlerContext context, ByteBuf response) {
      waiting.add(new Waiting(context, response, System.nanoTime() + nanos));
      if (waiting.size() == 1) {
        loop.schedule(this::answer, nanos, TimeUnit.NANOSECONDS);
      }
    }

    private void answer() {
      long now = System.nanoTime();
      Waiting first = waiting.peek();
      while (first != null && first.due <= now) {
        waiting.remove();
        first.context.writeAndFlush(first.response.duplicate());
        first = waiting.peek();
      }
      if (first != null) {
        loop.schedule(this::answer, first.due - now, TimeUnit.NANOSECONDS);
      }
    }
  }

  /** A client asks one thing at a time, and without a body. */
  private final class Connection extends SimpleChannelInboundHandler<ByteBuf> {
    private static final int END = 0x0d0a0d0a;

    private int end;
    private int length;
    private int millis;
    private boolean orders;

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      while (bytes.isReadable()) {
        byte b = bytes.readByte();
        end = end << 8 | b & 0xff;
        // GET /5/profile
        if (length == 5) {
          millis = Math.clamp(b - '0', 0, delays.length - 1);
        } else if (length == 7) {
          orders = b == 'o';
        }
        length++;
        if (end == END) {
          length = 0;
          delays[millis].add(context, orders ? ORDERS : PROFILE);
        }
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
