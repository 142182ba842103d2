package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.http.server.RawHttp2Client.CONTINUATION;
import static io.asyncio4j.http.server.RawHttp2Client.DATA;
import static io.asyncio4j.http.server.RawHttp2Client.END_HEADERS;
import static io.asyncio4j.http.server.RawHttp2Client.END_STREAM;
import static io.asyncio4j.http.server.RawHttp2Client.GOAWAY;
import static io.asyncio4j.http.server.RawHttp2Client.HEADERS;
import static io.asyncio4j.http.server.RawHttp2Client.INITIAL_WINDOW_SIZE;
import static io.asyncio4j.http.server.RawHttp2Client.PING;
import static io.asyncio4j.http.server.RawHttp2Client.PRIORITY;
import static io.asyncio4j.http.server.RawHttp2Client.RST_STREAM;
import static io.asyncio4j.http.server.RawHttp2Client.SETTINGS;
import static io.asyncio4j.http.server.RawHttp2Client.UNKNOWN;
import static io.asyncio4j.http.server.RawHttp2Client.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.CancelledError;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.Task;
import io.asyncio4j.http.server.RawHttp2Client.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of HTTP/2 that want too much, or take too little; by a virtual clock. */
class Http2LimitsTest {
  private static final int FLOW_CONTROL_ERROR = 3;
  private static final int REFUSED_STREAM = 7;
  private static final int CANCEL = 8;
  private static final int ENHANCE_YOUR_CALM = 11;

  private interface Talk {
    void with(HttpServer server, RawHttp2Client client) throws Exception;
  }

  private static void serve(Handler handler, Talk talk) throws Exception {
    serve(HttpServer.builder(), handler, talk);
  }

  /** Talks, and sees whether the server goes on serving others. */
  private static void serve(HttpServer.Builder builder, Handler handler, Talk talk)
      throws Exception {
    Handler withProbe =
        request ->
            request.path().equals("/probe") ? ServerResponse.text("fine") : handler.handle(request);
    builder.writeTimeout(Duration.ofSeconds(30)).idleTimeout(Duration.ofSeconds(40));
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        try (var server = builder.start(withProbe, "127.0.0.1", 0)) {
          try (var client = RawHttp2Client.open(server)) {
            talk.with(server, client);
          }
          try (var other = RawHttp2Client.open(server)) {
            other.settings();
            other.get(1, "/probe");
            assertThat(other.status(other.of(1))).isEqualTo("200");
          }
        }
      });
    }
  }

  private static final Handler HELLO = _ -> ServerResponse.text("hello");

  private static double secondsSince(long start) {
    return (runningLoop().time() - start) / 1e9;
  }

  /** Sends as long as the server lets it; then the connection is closed or broken. */
  private static void flood(RawHttp2Client client, byte[] frames, int times) {
    try {
      for (int i = 0; i < times; i++) {
        client.send(frames);
      }
    } catch (IOException e) {
      // That is what the server is to do.
    }
  }

  private static byte[] times(int n, byte[] bytes) {
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < n; i++) {
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }

  private static void assertCalmedDown(@Nullable Frame goAway) {
    // A broken connection may have swallowed the reason.
    if (goAway != null) {
      assertThat(goAway.error()).isEqualTo(ENHANCE_YOUR_CALM);
    }
  }

  @Test
  void requestsTakenBackByTheHundredEndTheConnection() throws Exception {
    int[] running = {0, 0};
    serve(
        _ -> {
          running[0]++;
          running[1]++;
          try {
            sleep(Duration.ofHours(1));
          } finally {
            running[0]--;
          }
          return ServerResponse.text("late");
        },
        (server, client) -> {
          client.settings();
          byte[] request = RawHttp2Client.request("GET", "/");
          var sending =
              createTask(() -> {
                try {
                  for (int i = 0; i < 10_000; i++) {
                    client.send(HEADERS, END_HEADERS | END_STREAM, 2 * i + 1, request);
                    client.send(RST_STREAM, 0, 2 * i + 1, CANCEL);
                  }
                } catch (IOException e) {
                  // That is what the server is to do.
                }
              });
          assertCalmedDown(client.next(GOAWAY));
          assertThat(client.next(DATA)).isNull();
          sending.cancel();
          sleep(Duration.ofSeconds(1));
          assertThat(server.connections()).isZero();
          assertThat(running[0]).isZero();
          assertThat(running[1]).isLessThan(1000);
        });
  }

  @Test
  void aHeadInEndlessPiecesEndsTheConnection() throws Exception {
    serve(
        HELLO,
        (_, client) -> {
          client.settings();
          client.send(HEADERS, 0, 1, RawHttp2Client.request("GET", "/"));
          byte[] piece = RawHttp2Client.frame(CONTINUATION, 0, 1, new byte[] {0, 1, 'a', 1, 'b'});
          flood(client, times(100, piece), 1000);
          assertCalmedDown(client.next(GOAWAY));
          assertThat(client.next(HEADERS)).isNull();
        });
  }

  @Test
  void endlessLargePiecesOfAHeadEndTheConnection() throws Exception {
    serve(
        HELLO,
        (server, client) -> {
          client.settings();
          client.send(HEADERS, 0, 1, RawHttp2Client.request("GET", "/"));
          var field = new ByteArrayOutputStream();
          field.writeBytes(new byte[] {0, 1, 'a', 0x7f, (byte) (0x80 | 121), 126});
          field.writeBytes(times(16_376, new byte[] {'b'}));
          flood(client, RawHttp2Client.frame(CONTINUATION, 0, 1, field.toByteArray()), 1000);
          while (client.read() != null) {
            // A refusal, perhaps, and the end.
          }
          sleep(Duration.ofSeconds(1));
          assertThat(server.connections()).isZero();
        });
  }

  @Test
  void emptyPiecesOfABodyByTheHundredEndTheConnection() throws Exception {
    serve(
        request -> ServerResponse.text(request.text()),
        (_, client) -> {
          client.settings();
          client.post(1, "/");
          flood(client, times(100, RawHttp2Client.frame(DATA, 0, 1, new byte[0])), 100);
          assertCalmedDown(client.next(GOAWAY));
          assertThat(client.next(HEADERS)).isNull();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {SETTINGS, PING, PRIORITY})
  void framesThatGetNothingDoneEndTheConnectionByTheThousand(int type) throws Exception {
    serve(
        HELLO,
        (server, client) -> {
          client.settings();
          byte[] payload = new byte[type == PING ? 8 : type == PRIORITY ? 5 : 0];
          int stream = type == PRIORITY ? 1 : 0;
          byte[] frame = RawHttp2Client.frame(type, 0, stream, payload);
          flood(client, times(3 * ControlFrameLimit.MOST_A_SECOND, frame), 1);
          assertCalmedDown(client.next(GOAWAY));
          while (client.read() != null) {
            // Answers to those before.
          }
          sleep(Duration.ofSeconds(1));
          assertThat(server.connections()).isZero();
        });
  }

  @Test
  void pingsNowAndThenAreAnsweredForEver() throws Exception {
    serve(
        HELLO,
        (_, client) -> {
          client.settings();
          byte[] ping = RawHttp2Client.frame(PING, 0, 0, new byte[8]);
          for (int i = 0; i < 5; i++) {
            client.send(times(900, ping));
            for (int answered = 0; answered < 900; answered++) {
              assertThat(client.next(PING)).isNotNull();
            }
            sleep(Duration.ofSeconds(1));
          }
          client.get(1, "/");
          assertThat(client.status(client.of(1))).isEqualTo("200");
        });
  }

  @Test
  void aClientMayPingForEachPieceOfABody() throws Exception {
    serve(
        request -> ServerResponse.text("" + request.bytes().length),
        (_, client) -> {
          client.settings();
          client.post(1, "/");
          byte[] ping = RawHttp2Client.frame(PING, 0, 0, new byte[8]);
          byte[] piece = RawHttp2Client.frame(DATA, 0, 1, new byte[1]);
          for (int i = 0; i < 3 * ControlFrameLimit.MOST_A_SECOND; i++) {
            client.send(ping);
            client.send(piece);
            assertThat(client.next(PING)).isNotNull();
          }
          client.send(DATA, END_STREAM, 1, new byte[0]);
          assertThat(client.status(client.of(1))).isEqualTo("200");
        });
  }

  @Test
  void anUnknownFrameOfAStreamThatHasEndedIsPassedOver() throws Exception {
    serve(
        HELLO,
        (_, client) -> {
          client.settings();
          client.get(1, "/");
          assertThat(client.status(client.of(1))).isEqualTo("200");
          assertThat(Objects.requireNonNull(client.of(1)).isLast()).isTrue();
          client.send(UNKNOWN, 0, 1, new byte[3]);
          client.get(3, "/");
          assertThat(client.status(client.of(3))).isEqualTo("200");
        });
  }

  @Test
  void aWindowBeyondAllBoundsIsRefused() throws Exception {
    serve(
        _ -> {
          sleep(Duration.ofHours(1));
          return ServerResponse.text("late");
        },
        (_, client) -> {
          client.settings();
          client.get(1, "/");
          client.send(WINDOW_UPDATE, 0, 1, Integer.MAX_VALUE);
          Frame reset = Objects.requireNonNull(client.of(1));
          assertThat(reset.type()).isEqualTo(RST_STREAM);
          assertThat(reset.error()).isEqualTo(FLOW_CONTROL_ERROR);
          client.send(WINDOW_UPDATE, 0, 0, Integer.MAX_VALUE);
          Frame goAway = Objects.requireNonNull(client.next(GOAWAY));
          assertThat(goAway.error()).isEqualTo(FLOW_CONTROL_ERROR);
          assertThat(client.read()).isNull();
        });
  }

  @Test
  void moreThanTheWindowAllowsIsRefused() throws Exception {
    var handled = new AsyncEvent();
    serve(
        request -> {
          handled.set();
          sleep(Duration.ofHours(1));
          return ServerResponse.text(request.text());
        },
        (_, client) -> {
          client.settings();
          client.post(1, "/");
          handled.await();
          flood(client, RawHttp2Client.frame(DATA, 0, 1, new byte[16_384]), 20);
          Frame end = Objects.requireNonNull(client.next(GOAWAY));
          assertThat(end.error()).isEqualTo(FLOW_CONTROL_ERROR);
        });
  }

  @Test
  void aHeadThatIsTooLargeIsAnswered431() throws Exception {
    serve(
        HELLO,
        (_, client) -> {
          client.settings();
          byte[] large = RawHttp2Client.request("GET", "/", "x", "a".repeat(9000));
          client.send(HEADERS, END_HEADERS | END_STREAM, 1, large);
          assertThat(client.status(client.of(1))).isEqualTo("431");
          client.get(3, "/");
          assertThat(client.status(client.of(3))).isEqualTo("200");
        });
  }

  @Test
  void aHeadThatUnpacksToTooMuchIsAnswered431() throws Exception {
    serve(
        HELLO,
        (_, client) -> {
          client.settings();
          var block = new ByteArrayOutputStream();
          block.writeBytes(RawHttp2Client.request("GET", "/"));
          // A field of 3,000 bytes that the table keeps, and 4,000 references to it.
          block.writeBytes(new byte[] {0x40, 1, 'a', 0x7f, (byte) (0x80 | 57), 22});
          block.writeBytes(times(3000, new byte[] {'b'}));
          block.writeBytes(times(4000, new byte[] {(byte) 0x80 | 62}));
          client.send(HEADERS, END_HEADERS | END_STREAM, 1, block.toByteArray());
          assertThat(client.status(client.of(1))).isEqualTo("431");
        });
  }

  @Test
  void streamsBeyondTheLimitAreRefusedAndTheOthersAnswered() throws Exception {
    var finish = new AsyncEvent();
    serve(
        HttpServer.builder().maxStreams(3),
        _ -> {
          finish.await();
          return ServerResponse.text("hello");
        },
        (_, client) -> {
          client.settings();
          for (int stream = 1; stream <= 7; stream += 2) {
            client.get(stream, "/");
          }
          Frame refused = Objects.requireNonNull(client.next(RST_STREAM));
          assertThat(refused.stream()).isEqualTo(7);
          assertThat(refused.error()).isEqualTo(REFUSED_STREAM);
          finish.set();
          for (int i = 0; i < 3; i++) {
            assertThat(client.status(client.next(HEADERS))).isEqualTo("200");
          }
          client.get(9, "/");
          assertThat(client.status(client.of(9))).isEqualTo("200");
        });
  }

  @Test
  void anAnswerForWhichNoRoomIsMadeIsGivenUp() throws Exception {
    serve(
        _ -> ServerResponse.text("hello"),
        (server, client) -> {
          client.settings(INITIAL_WINDOW_SIZE, 0);
          client.get(1, "/");
          assertThat(client.status(client.of(1))).isEqualTo("200");
          long start = runningLoop().time();
          // Others on the connection get on, which helps it nothing.
          var others =
              createTask(() -> {
                for (int stream = 3; ; stream += 2) {
                  client.get(stream, "/");
                  client.send(WINDOW_UPDATE, 0, stream, 100);
                  sleep(Duration.ofSeconds(1));
                }
              });
          Frame reset = Objects.requireNonNull(client.next(RST_STREAM));
          others.cancel();
          assertThat(reset.stream()).isEqualTo(1);
          assertThat(reset.error()).isEqualTo(CANCEL);
          assertThat(secondsSince(start)).isBetween(30.0, 36.0);
          assertThat(server.connections()).isOne();
        });
  }

  private static final Handler ENDLESS =
      _ ->
          ServerResponse.stream(out -> {
            while (true) {
              out.write(new byte[16 * 1024]);
            }
          });

  @Test
  void aStreamForWhichRoomIsMadeByTheByteIsGivenUpAndItsHandlerCancelled() throws Exception {
    boolean[] cancelled = new boolean[1];
    serve(
        request -> {
          ServerResponse endless = ENDLESS.handle(request);
          return ServerResponse.stream(out -> {
            try {
              ((Body.Stream) endless.body()).writer().writeTo(out);
            } catch (CancelledError | IOException e) {
              cancelled[0] = true;
              throw e;
            }
          });
        },
        (_, client) -> {
          client.settings(INITIAL_WINDOW_SIZE, 1);
          client.get(1, "/");
          long start = runningLoop().time();
          var dribble = widen(client, 1);
          // It was alone on its connection, so that is given up just as well.
          assertThat(client.next(RST_STREAM)).isNull();
          dribble.cancel();
          assertThat(secondsSince(start)).isBetween(30.0, 36.0);
          sleep(Duration.ofSeconds(1));
          assertThat(cancelled[0]).isTrue();
        });
  }

  private static Task<?> widen(RawHttp2Client client, int bytesPerSecond) {
    return createTask(() -> {
      while (true) {
        sleep(Duration.ofSeconds(1));
        client.send(WINDOW_UPDATE, 0, 1, bytesPerSecond);
        client.send(WINDOW_UPDATE, 0, 0, bytesPerSecond);
      }
    });
  }

  @Test
  void aStreamThatIsReadSlowlyButSteadilyIsNot() throws Exception {
    serve(
        ENDLESS,
        (_, client) -> {
          client.settings(INITIAL_WINDOW_SIZE, 1);
          client.get(1, "/");
          var steady = widen(client, 4000);
          long start = runningLoop().time();
          int received = 0;
          while (secondsSince(start) < 200) {
            Frame frame = Objects.requireNonNull(client.of(1));
            assertThat(frame.type()).isNotEqualTo(RST_STREAM);
            received += frame.payload().length;
          }
          steady.cancel();
          assertThat(received).isGreaterThan(700_000);
        });
  }

  @Test
  void aBodyThatDribblesIsGivenUp() throws Exception {
    serve(
        HttpServer.builder().bodyTimeout(Duration.ofSeconds(20)),
        request -> ServerResponse.text(request.text()),
        (_, client) -> {
          client.settings();
          client.post(1, "/");
          long start = runningLoop().time();
          var dribble =
              createTask(() -> {
                while (true) {
                  sleep(Duration.ofSeconds(1));
                  client.send(DATA, 0, 1, new byte[1]);
                }
              });
          assertThat(client.status(client.next(HEADERS))).isEqualTo("408");
          dribble.cancel();
          assertThat(secondsSince(start)).isBetween(20.0, 22.0);
        });
  }

  @Test
  void closingWaitsForWhatTheClientHasNotReadYet() throws Exception {
    byte[] large = new byte[1_000_000];
    var builder = HttpServer.builder().gracePeriod(Duration.ofMinutes(1));
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        var server = builder.start(_ -> ServerResponse.bytes(large), "127.0.0.1", 0);
        try (var client = RawHttp2Client.open(server)) {
          client.settings();
          client.get(1, "/");
          assertThat(client.status(client.of(1))).isEqualTo("200");
          var closing = createTask("close", server::close);
          sleep(Duration.ofSeconds(5));
          int received = 0;
          Frame frame;
          do {
            frame = Objects.requireNonNull(client.of(1));
            received += frame.payload().length;
            if (frame.payload().length > 0) {
              client.send(WINDOW_UPDATE, 0, 1, frame.payload().length);
              client.send(WINDOW_UPDATE, 0, 0, frame.payload().length);
            }
          } while (!frame.isLast());
          assertThat(received).isEqualTo(large.length);
          closing.await();
        }
      });
    }
  }
}
