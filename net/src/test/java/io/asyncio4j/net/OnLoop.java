package io.asyncio4j.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.Asyncio;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.VoidCoroutine;
import io.asyncio4j.net.netty.NettyLoop;
import io.asyncio4j.net.netty.NettyPollerProvider;
import io.asyncio4j.net.netty.Transport;
import java.util.Arrays;
import java.util.List;

/** Runs tests on a loop with the transport asked for, and looks that they leave nothing behind. */
public final class OnLoop {
  private OnLoop() {}

  /** The transports of this machine. */
  public static List<Transport> transports() {
    return Arrays.stream(Transport.values()).filter(Transport::isAvailable).toList();
  }

  public static void run(Transport transport, VoidCoroutine<? extends Exception> body)
      throws Exception {
    run(transport, LoopClock.system(), body);
  }

  static void runInVirtualTime(Transport transport, VoidCoroutine<? extends Exception> body)
      throws Exception {
    run(transport, LoopClock.virtual(), body);
  }

  private static void run(
      Transport transport, LoopClock clock, VoidCoroutine<? extends Exception> body)
      throws Exception {
    try (var runner =
        Runner.builder().poller(new NettyPollerProvider(transport)).clock(clock).build()) {
      runner.run(() -> {
        body.call();
        awaitNothingLeft();
      });
    }
  }

  /** Lets go what is on its way out; what stays is a leak, and the test runs into its timeout. */
  static void awaitNothingLeft() {
    while (NettyLoop.running().openChannels() > 0 || Asyncio.allTasks().size() > 1) {
      Asyncio.yieldNow();
    }
    assertThat(Asyncio.allTasks()).containsExactly(Asyncio.currentTask());
  }
}
