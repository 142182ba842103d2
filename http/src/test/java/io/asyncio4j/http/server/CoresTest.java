package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.CancelledError;
import io.asyncio4j.net.Servers;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** One HTTP server on several cores. */
class CoresTest {
  private static Handler handler(int core, CountDownLatch begun) {
    return request -> {
      if (request.path().equals("/slow")) {
        begun.countDown();
        sleep(Duration.ofMillis(300));
      }
      return ServerResponse.text("core " + core);
    };
  }

  @Test
  void theyShareAPortAndFinishWhatRunsWhenTheyStop() throws Exception {
    var port = new CompletableFuture<Integer>();
    var begun = new CountDownLatch(1);
    var stopped = new AtomicBoolean();
    var servers =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Servers.run(
                    2,
                    core -> {
                      try (var server =
                          HttpServer.builder()
                              .reusePort(true)
                              .start(
                                  handler(core, begun), "127.0.0.1", core == 0 ? 0 : port.join())) {
                        port.complete(server.port());
                        server.serveForever();
                      }
                    });
              } catch (CancelledError | IOException e) {
                stopped.set(e instanceof CancelledError);
              }
            });
    var answers = new HashSet<String>();
    while (answers.size() < 2) {
      try (var client = new RawClient(port.join())) {
        answers.add(client.get("/").text());
      } catch (IOException e) {
        // The second core has only begun to listen.
      }
    }
    assertThat(answers).containsExactlyInAnyOrder("core 0", "core 1");
    try (var client = new RawClient(port.join())) {
      client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
      begun.await();
      servers.interrupt();
      assertThat(client.answer().text()).startsWith("core ");
      assertThat(client.isClosed()).isTrue();
    }
    servers.join();
    assertThat(stopped).isTrue();
  }

  @Test
  void oneThatNoLongerListensLeavesThePortToTheOtherAndServesOn() throws Exception {
    run(() -> {
      HttpServer.Builder settings = HttpServer.builder().reusePort(true);
      try (var old = settings.start(_ -> ServerResponse.text("old"), "127.0.0.1", 0);
          var client = new RawClient(old.port())) {
        assertThat(client.get("/").text()).isEqualTo("old");
        int port = old.port();
        try (var _ = settings.start(_ -> ServerResponse.text("new"), "127.0.0.1", port)) {
          old.stopListening();
          for (int i = 0; i < 50; i++) {
            try (var next = new RawClient(port)) {
              assertThat(next.get("/").text()).isEqualTo("new");
            }
          }
          assertThat(client.get("/").text()).isEqualTo("old");
          old.stopListening();
        }
      }
    });
  }
}
