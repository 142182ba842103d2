package io.asyncio4j.net.netty;

import static io.asyncio4j.Asyncio.await;
import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.EventLoop;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Promise;
import io.asyncio4j.Runner;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NettyLoopTest {
  private static final Duration ATTEMPT_DELAY = Duration.ofMillis(250);

  @Test
  void aChannelEchoesOnTheLoopsOwnThread() throws Exception {
    run(() -> {
      var netty = NettyLoop.running();
      var threads = Promise.<Thread>create();
      Channel listener =
          new Listener(netty, _ -> {}, channel -> channel.pipeline().addLast(new Echo()))
              .bind("127.0.0.1", 0);
      var answer = Promise.<String>create();
      var connector =
          new Connector(
              netty,
              _ -> {},
              channel ->
                  channel
                      .pipeline()
                      .addLast(
                          new SimpleChannelInboundHandler<ByteBuf>() {
                            @Override
                            protected void channelRead0(
                                ChannelHandlerContext context, ByteBuf bytes) {
                              threads.setResult(Thread.currentThread());
                              answer.setResult(bytes.toString(StandardCharsets.UTF_8));
                            }
                          }),
              ATTEMPT_DELAY);
      int port = ((InetSocketAddress) listener.localAddress()).getPort();
      Channel channel = connector.connect("localhost", port, null);
      netty.await(
          () -> channel.writeAndFlush(Unpooled.copiedBuffer("hello", StandardCharsets.UTF_8)));
      assertThat(answer.await()).isEqualTo("hello");
      assertThat(threads.await().isVirtual()).isFalse();
      netty.await(channel::close);
      netty.await(listener::close);
    });
  }

  @Test
  void aChannelThatCannotEvenBeMadeFailsOnTheLoopsOwnThread() {
    var reports = new Reported();
    try (var runner = Runner.builder().debug(true).build();
        reports) {
      runner.run(() -> {
        var netty = NettyLoop.running();
        var bootstrap =
            new Bootstrap()
                .group(netty.group())
                .handler(new Echo())
                .channelFactory(() -> {
                  throw new ChannelException("too many open files");
                });
        assertThatThrownBy(() -> netty.open(() -> bootstrap.connect("127.0.0.1", 1)))
            .isInstanceOf(ChannelException.class)
            .hasMessageContaining("too many open files");
        yieldNow();
      });
    }
    assertThat(reports.messages).isEmpty();
  }

  /** What goes to the log of the module. */
  private static final class Reported extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("io.asyncio4j.net");
    final List<String> messages = new CopyOnWriteArrayList<>();

    Reported() {
      logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord report) {
      messages.add(report.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
    }
  }

  @Test
  void aRefusedConnectionIsAnException() {
    run(() -> {
      var connector = new Connector(NettyLoop.running(), _ -> {}, _ -> {}, ATTEMPT_DELAY);
      assertThatThrownBy(() -> connector.connect("127.0.0.1", 1, null))
          .isInstanceOf(ConnectException.class);
    });
  }

  @Test
  void nettysTimersFollowAVirtualClock() {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        EventLoop loop = runningLoop();
        var fired = Promise.<Long>create();
        var _ =
            NettyLoop.running()
                .group()
                .schedule(() -> fired.setResult(loop.time()), 1, TimeUnit.HOURS);
        var sleeper = createTask(() -> sleep(Duration.ofHours(2)));
        assertThat(fired.await()).isEqualTo(TimeUnit.HOURS.toNanos(1));
        await(sleeper);
      });
    }
  }

  @ParameterizedTest
  @MethodSource("io.asyncio4j.net.OnLoop#transports")
  void noWakeUpFromAnotherThreadIsMissed(Transport transport) {
    try (var runner = Runner.builder().poller(new NettyPollerProvider(transport)).build();
        var other = Executors.newSingleThreadExecutor()) {
      runner.run(() -> {
        EventLoop loop = runningLoop();
        for (int i = 0; i < 20_000; i++) {
          Promise<Integer> answer = loop.createPromise();
          int question = i;
          other.execute(() -> loop.callSoonThreadsafe(() -> answer.setResult(question)));
          // At different times on the way to sleep.
          for (int turn = 0; turn < i % 4; turn++) {
            yieldNow();
          }
          assertThat(answer.await()).isEqualTo(question);
        }
      });
    }
  }

  private static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws IOException {
      context.writeAndFlush(message);
    }
  }
}
