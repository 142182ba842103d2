package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.net.Net;
import io.asyncio4j.net.StreamReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Clients that ask before they are answered; by a virtual clock. */
class PipeliningTest {
  private static final int REQUESTS = 2_000;

  /** So large that the kernel does not take them all. */
  private static final String REQUEST =
      "GET / HTTP/1.1\r\nHost: a\r\nA: " + "b".repeat(8_000) + "\r\n\r\n";

  @Test
  void whoAsksAheadTooFarIsNotReadUntilSomeAreAnswered() throws Exception {
    byte[] requests = REQUEST.repeat(REQUESTS).getBytes(StandardCharsets.US_ASCII);
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        var mayAnswer = new AsyncEvent();
        Handler handler =
            _ -> {
              mayAnswer.await();
              return ServerResponse.text("x");
            };
        try (var server = HttpServer.start(handler, "127.0.0.1", 0);
            var connection = Net.openConnection("127.0.0.1", server.port())) {
          connection.writer().write(requests);
          sleep(Duration.ofSeconds(1));
          long unread = connection.writer().buffered();
          assertThat(unread).isPositive();
          sleep(Duration.ofSeconds(10));
          assertThat(connection.writer().buffered()).isEqualTo(unread);
          mayAnswer.set();
          for (int i = 0; i < REQUESTS; i++) {
            assertThat(status(connection.reader())).isEqualTo("HTTP/1.1 200 OK");
          }
        }
      });
    }
  }

  /** Reads an answer with one byte of body. */
  private static String status(StreamReader reader) throws IOException {
    String status = reader.readLine();
    while (!reader.readLine().isEmpty()) {
      // A field.
    }
    reader.readExactly(1);
    return status;
  }
}
