package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.run;

import java.time.Duration;

/** What a test does with a server and a client of it. */
interface Talk {
  void with(HttpServer server, RawClient client) throws Exception;

  static void serve(Handler handler, Talk talk) throws Exception {
    serve(HttpServer.builder().gracePeriod(Duration.ZERO), handler, talk);
  }

  static void serve(HttpServer.Builder builder, Handler handler, Talk talk) throws Exception {
    run(() -> {
      try (var server = builder.start(handler, "127.0.0.1", 0);
          var client = new RawClient(server.port())) {
        talk.with(server, client);
      }
    });
  }
}
