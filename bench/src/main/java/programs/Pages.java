package programs;

import static io.asyncio4j.Asyncio.runEach;
import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.bench.observers.Meter;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Makes pages, fifty at a time, each of the answers of two services, which it asks one after the
 * other although it need not: what the advice is about.
 */
public final class Pages {
  private static final int AT_A_TIME = 50;

  private Pages() {}

  /** Runs it; one operation is a page. */
  public static void run(Meter meter) throws Exception {
    try (var services = HttpServer.builder().start(Pages::answer, "127.0.0.1", 0);
        var client = AsyncClient.builder().build()) {
      String url = "http://127.0.0.1:" + services.port();
      runEach(
          IntStream.range(0, AT_A_TIME).boxed().toList(),
          _ -> {
            while (meter.goesOn()) {
              page(client, url);
              meter.count();
            }
          });
    }
  }

  private static ServerResponse answer(ServerRequest request) {
    sleep(Duration.ofMillis(1));
    return ServerResponse.text(request.path().repeat(50));
  }

  private static int page(AsyncClient client, String url) throws IOException {
    String user = client.get(url + "/user").text();
    String orders = client.get(url + "/orders").text();
    return user.hashCode() + orders.hashCode();
  }
}
