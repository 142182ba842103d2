package io.asyncio4j.net;

import static io.asyncio4j.Asyncio.await;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.runningLoop;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.Promise;
import io.asyncio4j.net.netty.NettyLoop;
import io.asyncio4j.net.netty.Transport;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.EventLoopGroupProvider;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** A library built on Netty runs on our loop: {@link Net#eventLoopGroup()}. */
class LettuceTest {
  private static RedisServer redis;
  private static int port;

  @BeforeAll
  static void startRedis() throws IOException {
    try (var socket = new java.net.ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    redis = RedisServer.newRedisServer().port(port).build();
    redis.start();
    // Lettuce would choose a transport of its own, and our loop has one already.
    System.setProperty("io.lettuce.core.epoll", "" + (Transport.chosen() == Transport.EPOLL));
    System.setProperty("io.lettuce.core.iouring", "" + (Transport.chosen() == Transport.IO_URING));
  }

  @AfterAll
  static void stopRedis() throws IOException {
    redis.stop();
  }

  /** Gives Lettuce our loop, which it is not to shut down. */
  private static final class OurLoop implements EventLoopGroupProvider {
    private final EventLoopGroup group = Net.eventLoopGroup();

    @Override
    @SuppressWarnings("unchecked")
    public <T extends EventLoopGroup> T allocate(Class<T> type) {
      return (T) group;
    }

    @Override
    public int threadPoolSize() {
      return 1;
    }

    @Override
    public Future<Boolean> release(
        EventExecutorGroup group, long quietPeriod, long timeout, TimeUnit unit) {
      return GlobalEventExecutor.INSTANCE.newSucceededFuture(true);
    }

    @Override
    public Future<Boolean> shutdown(long quietPeriod, long timeout, TimeUnit unit) {
      return GlobalEventExecutor.INSTANCE.newSucceededFuture(true);
    }
  }

  @Test
  void itsCallbacksComeOnOurThread() throws Exception {
    Thread thread = Thread.currentThread();
    run(() -> {
      var workers = new DefaultEventExecutorGroup(1);
      ClientResources resources =
          DefaultClientResources.builder()
              .eventLoopGroupProvider(new OurLoop())
              .eventExecutorGroup(workers)
              .build();
      RedisClient client = RedisClient.create(resources);
      var connection =
          await(client.connectAsync(StringCodec.UTF8, RedisURI.create("127.0.0.1", port)));
      var commands = connection.async();

      var calledBack = Promise.<Thread>create();
      commands.set("key", "value").thenRun(() -> calledBack.setResult(Thread.currentThread()));
      assertThat(calledBack.await()).isSameAs(thread);
      assertThat(await(commands.get("key"))).isEqualTo("value");

      var counts =
          gather(
              () -> await(commands.incr("count")),
              () -> await(commands.incr("count")),
              () -> await(commands.incr("count")));
      assertThat(counts).containsExactlyInAnyOrder(1L, 2L, 3L);
      assertThat(Net.eventLoopGroup()).isSameAs(Net.eventLoopGroup(runningLoop()));
      assertThat(NettyLoop.running().group()).isSameAs(Net.eventLoopGroup());

      await(connection.closeAsync());
      workers.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    });
  }
}
