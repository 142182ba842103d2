package programs;

import static io.asyncio4j.Asyncio.runEach;

import io.asyncio4j.bench.observers.Meter;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.ServerResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;

/** An HTTP server that answers in JSON, and the clients that ask it, on the same loop. */
public final class Serve {
  private static final int CLIENTS = 50;

  private Serve() {}

  /** Runs it; one operation is a request and its answer. */
  public static void run(Meter meter) throws Exception {
    try (var server =
            HttpServer.builder()
                .start(_ -> ServerResponse.json(Map.of("message", "hello")), "127.0.0.1", 0);
        var client = AsyncClient.builder().build()) {
      String url = "http://127.0.0.1:" + server.port() + "/";
      runEach(IntStream.range(0, CLIENTS).boxed().toList(), _ -> ask(client, url, meter));
    }
  }

  private static void ask(AsyncClient client, String url, Meter meter) throws IOException {
    while (meter.goesOn()) {
      client.get(url).bytes();
      meter.count();
    }
  }
}
