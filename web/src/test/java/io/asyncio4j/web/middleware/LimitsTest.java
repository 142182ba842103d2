package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.timeout;
import static io.asyncio4j.web.middleware.Asking.HELLO;
import static io.asyncio4j.web.middleware.Asking.clientOf;
import static io.asyncio4j.web.middleware.Asking.inVirtualTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Of {@link TimeLimit} and {@link BodyLimit}. */
class LimitsTest {
  private static final Handler SIZE =
      request -> ServerResponse.text(request.bytes().length + " bytes");

  @Test
  void aHandlerThatTakesTooLongIsCancelledAndAnswered() throws Exception {
    inVirtualTime(() -> {
      var seen = new ArrayList<String>();
      var client =
          clientOf(
              TimeLimit.of(Duration.ofSeconds(2)),
              _ -> {
                try {
                  sleep(Duration.ofHours(1));
                  return ServerResponse.text("late");
                } finally {
                  seen.add("cleaned up");
                }
              });
      var response = client.get("/");
      assertThat(response.status()).isEqualTo(503);
      assertThat(response.text()).contains("2000 ms");
      assertThat(seen).containsExactly("cleaned up");
    });
  }

  @Test
  void whatIsInTimeIsAnsweredAndTheStatusCanBeAnother() throws Exception {
    inVirtualTime(() -> {
      var client =
          clientOf(
              TimeLimit.of(Duration.ofSeconds(2)).withStatus(504),
              request -> {
                sleep(Duration.ofMillis(Long.parseLong(String.valueOf(request.query("ms")))));
                return ServerResponse.text("done");
              });
      assertThat(client.get("/?ms=1999").text()).isEqualTo("done");
      assertThat(client.get("/?ms=2001").status()).isEqualTo(504);
    });
  }

  @Test
  void whatTheHandlerReturnedMayTakeLonger() throws Exception {
    inVirtualTime(() -> {
      var client =
          clientOf(
              TimeLimit.of(Duration.ofSeconds(2)),
              _ ->
                  ServerResponse.stream(out -> {
                    sleep(Duration.ofMinutes(1));
                    out.write("streamed");
                  }));
      assertThat(client.get("/").text()).isEqualTo("streamed");
    });
  }

  @Test
  void aTimeoutOfTheHandlersOwnStaysWhatItIs() throws Exception {
    inVirtualTime(() -> {
      var client =
          clientOf(
              TimeLimit.of(Duration.ofSeconds(2)),
              _ -> {
                try {
                  return timeout(
                      Duration.ofSeconds(1),
                      () -> {
                        sleep(Duration.ofHours(1));
                        return ServerResponse.text("late");
                      });
                } catch (TimeoutException e) {
                  return ServerResponse.text("from the cache");
                }
              });
      assertThat(client.get("/").text()).isEqualTo("from the cache");
    });
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedAnnouncedOrNot() throws Exception {
    run(() -> {
      var client = clientOf(BodyLimit.of(10), SIZE);
      assertThat(client.post("/", Body.bytes(new byte[10])).text()).isEqualTo("10 bytes");
      assertThat(client.post("/", Body.bytes(new byte[11])).status()).isEqualTo(413);
      var chunks = Body.chunks(List.of(new byte[6], new byte[6]));
      assertThat(client.post("/", chunks).status()).isEqualTo(413);
    });
  }

  @Test
  void anAnnouncedBodyIsRefusedBeforeTheHandler() throws Exception {
    run(() -> {
      var client = clientOf(BodyLimit.of(10), HELLO);
      assertThat(client.post("/", Body.bytes(new byte[11])).status()).isEqualTo(413);
    });
  }

  @Test
  void aBodyMayBeLargerThanTheServersLimit() throws Exception {
    run(() -> {
      var client = clientOf(BodyLimit.of(2 << 20), SIZE);
      assertThat(client.post("/", Body.bytes(new byte[2 << 20])).text()).isEqualTo("2097152 bytes");
    });
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> TimeLimit.of(Duration.ZERO)).hasMessageContaining("give a positive");
    assertThatThrownBy(() -> TimeLimit.of(Duration.ofSeconds(1)).withStatus(404))
        .hasMessageContaining("503 or 504");
    assertThatThrownBy(() -> BodyLimit.of(-1)).hasMessageContaining("give 0");
  }
}
