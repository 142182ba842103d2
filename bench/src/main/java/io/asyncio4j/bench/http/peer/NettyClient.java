package io.asyncio4j.bench.http.peer;

import io.netty.channel.IoEventLoopGroup;
import java.util.concurrent.CompletableFuture;

/** The ceiling: callbacks on Netty's HTTP codec. */
final class NettyClient extends FanOut {
  private final IoEventLoopGroup loop = Netty.newLoop();
  private final NettyUpstream upstream;

  NettyClient(int port) {
    this.upstream = new NettyUpstream(loop, port);
  }

  @Override
  public String version() {
    return Netty.version();
  }

  @Override
  void fetch(int requests, int inFlight, Latencies latencies) throws Exception {
    var run = new Run(requests, latencies);
    loop.execute(() -> {
      for (int i = 0; i < inFlight; i++) {
        run.next();
      }
    });
    run.done.get();
  }

  private final class Run {
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();
    private final int requests;
    private final Latencies latencies;
    private int begun;

    Run(int requests, Latencies latencies) {
      this.requests = requests;
      this.latencies = latencies;
    }

    void next() {
      if (begun == requests) {
        return;
      }
      begun++;
      long start = System.nanoTime();
      upstream.get(
          Contents.FAN_OUT,
          body -> {
            check(body);
            latencies.add(System.nanoTime() - start);
            if (latencies.count() == requests) {
              done.complete(true);
            } else {
              next();
            }
          });
    }
  }
}
