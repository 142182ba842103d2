package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.web.middleware.Asking.HELLO;
import static io.asyncio4j.web.middleware.Asking.clientOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.server.ResponseCookie;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
  @Test
  void answersHaveTheFields() throws Exception {
    run(() -> {
      var response =
          clientOf(
                  SecurityHeaders.of()
                      .withContentSecurityPolicy("default-src 'self'")
                      .without("Cross-Origin-Opener-Policy"),
                  HELLO)
              .get("/");
      assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(response.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(response.header("Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
      assertThat(response.header("Content-Security-Policy")).isEqualTo("default-src 'self'");
      assertThat(response.header("Cross-Origin-Opener-Policy")).isNull();
      assertThat(response.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    });
  }

  @Test
  void whatTheHandlerSetsStays() throws Exception {
    run(() -> {
      var response =
          clientOf(
                  SecurityHeaders.of(),
                  _ ->
                      ServerResponse.text("a")
                          .withHeader("X-Frame-Options", "SAMEORIGIN")
                          .withCookie(ResponseCookie.of("a", "1"))
                          .withCookie(ResponseCookie.of("b", "2")))
              .get("/");
      assertThat(response.headers().all("X-Frame-Options")).containsExactly("SAMEORIGIN");
      assertThat(response.headers().all("Set-Cookie")).hasSize(2);
    });
  }

  @Test
  void refusalsHaveThemToo() throws Exception {
    run(() -> {
      var response =
          clientOf(
                  SecurityHeaders.of(),
                  _ -> {
                    throw new StatusException(404, "no");
                  })
              .get("/");
      assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    });
  }

  @Test
  void whatCannotBeSentIsRefused() {
    assertThatThrownBy(() -> SecurityHeaders.of().withContentSecurityPolicy("a\nb"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
