package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Promise;
import io.asyncio4j.Runner;
import io.asyncio4j.Task;
import io.asyncio4j.net.Connection;
import io.asyncio4j.net.Net;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients that are too slow run into, by a virtual clock: an hour takes no time. */
class TimeoutsTest {
  private interface Talk {
    void with(HttpServer server, Connection client) throws Exception;
  }

  private static void serve(Handler handler, Talk talk) throws Exception {
    var builder =
        HttpServer.builder()
            .headTimeout(Duration.ofSeconds(10))
            .bodyTimeout(Duration.ofSeconds(20))
            .writeTimeout(Duration.ofSeconds(30))
            .idleTimeout(Duration.ofSeconds(40));
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        try (var server = builder.start(handler, "127.0.0.1", 0);
            var client = Net.openConnection("127.0.0.1", server.port())) {
          talk.with(server, client);
        }
      });
    }
  }

  private static void send(Connection client, String text) throws IOException {
    client.writer().write(text.getBytes(StandardCharsets.US_ASCII));
    client.writer().drain();
  }

  private static String all(Connection client) throws IOException {
    return new String(client.reader().read(), StandardCharsets.US_ASCII);
  }

  private static double secondsSince(long start) {
    return (runningLoop().time() - start) / 1e9;
  }

  private static final Handler HELLO = _ -> ServerResponse.text("hello");

  @Test
  void aClientThatSaysNothingIsDisconnected() throws Exception {
    serve(
        HELLO,
        (_, client) -> {
          long start = runningLoop().time();
          assertThat(all(client)).isEmpty();
          assertThat(secondsSince(start)).isBetween(10.0, 11.0);
        });
  }

  @Test
  void aHeadThatTricklesInIsGivenUp() throws Exception {
    serve(
        HELLO,
        (_, client) -> {
          long start = runningLoop().time();
          var trickle =
              Asyncio.createTask(() -> {
                send(client, "GET / HTTP/1.1\r\n");
                while (true) {
                  sleep(Duration.ofSeconds(1));
                  send(client, "A: b\r\n");
                }
              });
          assertThat(all(client)).startsWith("HTTP/1.1 408 ");
          assertThat(secondsSince(start)).isBetween(10.0, 14.0);
          trickle.cancel();
          assertThatThrownBy(trickle::await)
              .isInstanceOfAny(CancelledError.class, IOException.class);
        });
  }

  @Test
  void anIdleConnectionIsClosed() throws Exception {
    serve(
        HELLO,
        (_, client) -> {
          send(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
          long start = runningLoop().time();
          assertThat(all(client)).endsWith("hello");
          assertThat(secondsSince(start)).isBetween(40.0, 41.0);
        });
  }

  @Test
  void aConnectionThatWasIdleMayBeUsedAgain() throws Exception {
    serve(
        HELLO,
        (_, client) -> {
          for (int i = 0; i < 5; i++) {
            send(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            sleep(Duration.ofSeconds(35));
          }
          send(client, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
          assertThat(all(client).split("hello", -1)).hasSize(7);
        });
  }

  @Test
  void aBodyThatDoesNotComeIsGivenUp() throws Exception {
    serve(
        request -> ServerResponse.text(request.text()),
        (_, client) -> {
          long start = runningLoop().time();
          send(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab");
          assertThat(all(client)).startsWith("HTTP/1.1 408 ");
          assertThat(secondsSince(start)).isBetween(20.0, 24.0);
        });
  }

  private static final Handler LENGTH =
      request -> ServerResponse.text(Integer.toString(request.bytes().length));

  /** Sends that many bytes of a body each second, for five minutes or until it is stopped. */
  private static Task<?> upload(Connection client, int bytesPerSecond) {
    return Asyncio.createTask(() -> {
      for (int i = 0; i < 300; i++) {
        sleep(Duration.ofSeconds(1));
        send(client, "x".repeat(bytesPerSecond));
      }
    });
  }

  @Test
  void aBodyThatDribblesIsGivenUp() throws Exception {
    serve(
        LENGTH,
        (_, client) -> {
          long start = runningLoop().time();
          send(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 30000\r\n\r\n");
          var upload = upload(client, 100);
          assertThat(all(client)).startsWith("HTTP/1.1 408 ");
          upload.cancel();
          // Of the 20 seconds each second takes one, and earns 100 / 240 of one.
          assertThat(secondsSince(start)).isBetween(33.0, 39.0);
        });
  }

  @Test
  void aBodyThatComesSlowlyIsTakenAndMayPause() throws Exception {
    serve(
        LENGTH,
        (_, client) -> {
          send(client, "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ");
          send(client, 250 * 300 + "\r\n\r\n");
          sleep(Duration.ofSeconds(15));
          upload(client, 250).await();
          assertThat(all(client)).startsWith("HTTP/1.1 200 ").endsWith("\r\n" + 250 * 300);
        });
  }

  @Test
  void aRequestMaySetItsOwnRate() throws Exception {
    serve(
        request -> {
          request.minDataRate(0);
          return LENGTH.handle(request);
        },
        (_, client) -> {
          send(client, "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n");
          send(client, "Content-Length: 300\r\n\r\n");
          upload(client, 1).await();
          assertThat(all(client)).endsWith("\r\n300");
        });
  }

  @Test
  void anAnswerThatIsNotReadIsGivenUpThoughItsHandlerHasReturned() throws Exception {
    for (String close : List.of("", "Connection: close\r\n")) {
      serve(
          _ -> ServerResponse.bytes(new byte[32 << 20]),
          (server, client) -> {
            send(client, "GET / HTTP/1.1\r\nHost: a\r\n" + close + "\r\n");
            long start = runningLoop().time();
            sleep(Duration.ofSeconds(29));
            assertThat(server.connections()).isOne();
            // The kernel may hand on what the client's buffer took in a second piece, later.
            while (server.connections() > 0) {
              sleep(Duration.ofSeconds(1));
            }
            assertThat(secondsSince(start)).isBetween(30.0, 90.0);
          });
    }
  }

  @Test
  void anAnswerToABodyThatNobodyReadIsSentWhole() throws Exception {
    int length = 32 << 20;
    serve(
        _ -> ServerResponse.bytes(new byte[length]),
        (_, client) -> {
          send(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\nbegun");
          sleep(Duration.ofSeconds(20));
          assertThat(client.reader().read().length).isGreaterThan(length);
        });
  }

  @Test
  void anAnswerThatIsReadByTheByteIsGivenUp() throws Exception {
    serve(
        _ -> ServerResponse.bytes(new byte[32 << 20]),
        (server, client) -> {
          send(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
          long start = runningLoop().time();
          while (server.connections() > 0) {
            client.reader().readExactly(10);
            sleep(Duration.ofSeconds(1));
          }
          // The kernel hands on what little was read in one piece, once or twice.
          assertThat(secondsSince(start)).isBetween(30.0, 90.0);
        });
  }

  @Test
  void aHandlerMayTakeItsTime() throws Exception {
    serve(
        _ -> {
          sleep(Duration.ofHours(1));
          return ServerResponse.text("hello");
        },
        (_, client) -> {
          send(client, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
          assertThat(all(client)).endsWith("hello");
        });
  }

  @Test
  void aClientThatReadsNothingIsCutOffAndItsHandlerCancelled() throws Exception {
    Promise<?>[] outcome = new Promise<?>[1];
    serve(
        _ ->
            ServerResponse.stream(out -> {
              try {
                while (true) {
                  out.write(new byte[64 * 1024]);
                }
              } catch (CancelledError | IOException e) {
                outcome[0].cancel();
                throw e;
              }
            }),
        (_, client) -> {
          outcome[0] = Promise.create();
          long start = runningLoop().time();
          send(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
          assertThatThrownBy(outcome[0]::await).isInstanceOf(CancelledError.class);
          assertThat(secondsSince(start)).isBetween(30.0, 33.0);
        });
  }

  @Test
  void aServerWithoutConnectionsLeavesNoTimerBehind() throws Exception {
    serve(
        HELLO,
        (server, client) -> {
          send(client, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
          assertThat(all(client)).endsWith("hello");
          sleep(Duration.ofSeconds(5));
          assertThat(server.connections()).isZero();
          assertThat(runningLoop().metrics().scheduled()).isZero();
        });
  }
}
