package io.asyncio4j.bench.http.peer;

import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import java.util.concurrent.CompletableFuture;

/** Vert.x's web client on one event loop. */
final class VertxClient extends FanOut {
  private final Vertx vertx = VertxServer.newVertx();
  private final io.vertx.core.Context loop = vertx.getOrCreateContext();
  private final WebClient client = VertxServer.newClient(vertx);
  private final int port;

  VertxClient(int port) {
    this.port = port;
  }

  @Override
  public String version() {
    return VertxServer.version(vertx);
  }

  @Override
  void fetch(int requests, int inFlight, Latencies latencies) throws Exception {
    var run = new Run(requests, latencies);
    loop.runOnContext(_ -> {
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
      client
          .get(port, "127.0.0.1", Contents.FAN_OUT)
          .send()
          .onSuccess(response -> {
            check(response.body().getBytes());
            latencies.add(System.nanoTime() - start);
            if (latencies.count() == requests) {
              done.complete(true);
            } else {
              next();
            }
          })
          .onFailure(done::completeExceptionally);
    }
  }
}
