package io.asyncio4j.bench.web.peer;

import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.run;

import io.asyncio4j.bench.web.shop.Confirmation;
import io.asyncio4j.bench.web.shop.Order;
import io.asyncio4j.bench.web.shop.Serving;
import io.asyncio4j.bench.web.shop.Summary;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Limits;
import io.asyncio4j.web.App;
import io.asyncio4j.web.Body;
import io.asyncio4j.web.Path;
import io.asyncio4j.web.Query;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Duration;

/** asyncio4j: a record for each request, a coroutine for each, the client on the same loop. */
public final class AsyncioShop {
  private static final int CONNECTIONS = 2048;

  /** A request that orders something. */
  public record OrderRequest(
      @Path @Min(1) @Max(9999) int shop,
      @Query(def = "1") @Min(1) @Max(20) int parcels,
      @Query(def = "false") boolean express,
      @Body Order order) {}

  private final String upstream;
  private final AsyncClient client =
      AsyncClient.builder()
          .limits(
              Limits.standard()
                  .maxConnections(CONNECTIONS)
                  .maxConnectionsPerHost(CONNECTIONS)
                  .keepAlive(Duration.ofMinutes(10)))
          .build();

  private AsyncioShop(String upstream) {
    this.upstream = upstream;
  }

  /**
   * Serves until its input ends.
   *
   * @param args the upstream's port
   */
  public static void main(String[] args) throws Exception {
    var shop = new AsyncioShop("http://127.0.0.1:" + args[0]);
    run(() -> {
      try (var app = shop.app().start("127.0.0.1", 0)) {
        int port = app.server().port();
        Thread.ofPlatform()
            .start(() -> {
              try {
                Serving.untilInputEnds("JDK " + Runtime.version(), port);
              } catch (IOException e) {
                throw new IllegalStateException("its input cannot be read", e);
              }
            });
        app.serveForever();
      }
    });
  }

  private App app() {
    var app = new App("bench").server(server -> server.backlog(4096));
    app.post(
        "/shops/{shop}/orders",
        (OrderRequest r) -> Confirmation.of(r.shop(), r.parcels(), r.express(), r.order()));
    app.get(
        "/summary",
        () -> gather(() -> fetch(Summary.PROFILE), () -> fetch(Summary.ORDERS), Summary::new));
    return app;
  }

  private Summary.Item fetch(String path) throws IOException {
    return client.get(upstream + path).json(Summary.Item.class);
  }
}
