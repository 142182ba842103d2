package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.web.middleware.Asking.HELLO;
import static io.asyncio4j.web.middleware.Asking.clientOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.client.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsrfTest {
  private static final Csrf CSRF =
      Csrf.of()
          .withTrustedOrigins("https://*.trusted.example")
          .withExempt(request -> request.path().startsWith("/hooks/"));

  @ParameterizedTest
  @CsvSource({
    "POST, /, same-origin, http://app, 200",
    "POST, /, none, , 200",
    "POST, /, cross-site, https://evil.example, 403",
    "POST, /, same-site, https://evil.app, 403",
    "DELETE, /, cross-site, , 403",
    "POST, /, odd, http://app, 403",
    "POST, /, , http://app, 200",
    "POST, /, , https://app, 200",
    "POST, /, , http://app:8080, 403",
    "POST, /, , https://evil.example, 403",
    "POST, /, , null, 403",
    "POST, /, , , 200",
    "POST, /, cross-site, https://a.trusted.example, 200",
    "POST, /hooks/pay, cross-site, https://evil.example, 200",
    "GET, /, cross-site, https://evil.example, 200",
    "HEAD, /, cross-site, https://evil.example, 200"
  })
  void onlyTheAppsOwnPagesAct(String method, String path, String site, String origin, int status)
      throws Exception {
    run(() -> {
      Request request = Request.of(method, path);
      request = site == null ? request : request.header("Sec-Fetch-Site", site);
      request = origin == null ? request : request.header("Origin", origin);
      assertThat(clientOf(CSRF, HELLO).send(request).status()).isEqualTo(status);
    });
  }

  @Test
  void aWebSocketOfAnotherSiteIsRefused() throws Exception {
    run(() -> {
      var client = clientOf(CSRF, HELLO);
      var request = Request.get("/").header("Upgrade", "websocket");
      assertThat(client.send(request.header("Origin", "https://evil.example")).status())
          .isEqualTo(403);
      assertThat(client.send(request.header("Origin", "http://app")).status()).isEqualTo(200);
    });
  }
}
