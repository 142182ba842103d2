package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.web.middleware.Asking.HELLO;
import static io.asyncio4j.web.middleware.Asking.clientOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.server.StatusException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpsRedirectTest {
  @Test
  void aRequestWithoutTlsIsSentToTheSamePlaceWithIt() throws Exception {
    run(() -> {
      var client = clientOf("http://app:8080", HttpsRedirect.of(), HELLO);
      var response = client.get("/a%20b?q=%26");
      assertThat(response.status()).isEqualTo(308);
      assertThat(response.header("Location")).isEqualTo("https://app/a%20b?q=%26");
      assertThat(response.header("Strict-Transport-Security")).isNull();
    });
  }

  @Test
  void thePortAndTheStatusCanBeOthers() throws Exception {
    run(() -> {
      var response =
          clientOf(HttpsRedirect.of().withTemporary().withPort(8443), HELLO)
              .send(Request.post("/form"));
      assertThat(response.status()).isEqualTo(307);
      assertThat(response.header("Location")).isEqualTo("https://app:8443/form");
    });
  }

  @Test
  void aRequestWithTlsIsServedAndTold() throws Exception {
    run(() -> {
      var redirect = HttpsRedirect.of().withHsts(Duration.ofDays(1)).withSubdomains();
      var response = clientOf("https://app", redirect, HELLO).get("/");
      assertThat(response.text()).isEqualTo("hello");
      assertThat(response.header("Strict-Transport-Security"))
          .isEqualTo("max-age=86400; includeSubDomains");
      assertThat(clientOf("https://app", HttpsRedirect.of(), HELLO).get("/").headers())
          .noneMatch(field -> field.name().equalsIgnoreCase("Strict-Transport-Security"));
    });
  }

  @Test
  void aRefusalIsToldToo() throws Exception {
    run(() -> {
      var response =
          clientOf(
                  "https://app",
                  HttpsRedirect.of().withHsts(Duration.ofMinutes(5)),
                  _ -> {
                    throw new StatusException(404, "no");
                  })
              .get("/");
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.header("Strict-Transport-Security")).isEqualTo("max-age=300");
    });
  }

  @Test
  void nobodyIsSentToWhatIsNoHost() throws Exception {
    run(() -> {
      var client = clientOf(HttpsRedirect.of(), HELLO);
      assertThat(client.send(Request.get("/").header("Host", "a@evil.com")).status())
          .isEqualTo(400);
    });
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> HttpsRedirect.of().withPort(0)).hasMessageContaining("1 to 65535");
    assertThatThrownBy(() -> HttpsRedirect.of().withSubdomains())
        .hasMessageContaining("call withHsts before");
    assertThatThrownBy(() -> HttpsRedirect.of().withHsts(Duration.ofSeconds(-1)))
        .hasMessageContaining("give 0 or more");
  }
}
