package io.asyncio4j.bench.http.peer;

import static io.asyncio4j.Asyncio.gatherEach;

import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;

/** asyncio4j's client, a coroutine for each of those in flight. */
final class AsyncioClient extends FanOut {
  /**
   * Connections enough for every row, which stay open while the other contenders have their turn.
   */
  static final Limits LIMITS =
      Limits.standard()
          .maxConnections(2048)
          .maxConnectionsPerHost(2048)
          .keepAlive(Duration.ofMinutes(10));

  private final OwnLoop loop = new OwnLoop();
  private final AsyncClient client = AsyncClient.builder().limits(LIMITS).build();
  private final String url;

  AsyncioClient(int port) {
    this.url = "http://127.0.0.1:" + port + Contents.FAN_OUT;
  }

  @Override
  public String version() {
    return "JDK " + Runtime.version();
  }

  @Override
  void fetch(int requests, int inFlight, Latencies latencies) throws Exception {
    var run = new Run(requests, latencies);
    loop.call(() -> {
      gatherEach(IntStream.range(0, inFlight).boxed().toList(), _ -> run.work());
      return true;
    });
  }

  private final class Run {
    private final Latencies latencies;
    private int left;

    Run(int requests, Latencies latencies) {
      this.left = requests;
      this.latencies = latencies;
    }

    boolean work() throws IOException {
      while (left > 0) {
        left--;
        long start = System.nanoTime();
        check(client.get(url).bytes());
        latencies.add(System.nanoTime() - start);
      }
      return true;
    }
  }
}
