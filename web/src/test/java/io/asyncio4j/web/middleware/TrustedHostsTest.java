package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.web.middleware.Asking.HELLO;
import static io.asyncio4j.web.middleware.Asking.clientOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.client.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedHostsTest {
  private static final TrustedHosts HOSTS =
      TrustedHosts.of("Example.org", "*.example.net", "127.0.0.1", "[::1]");

  @ParameterizedTest
  @CsvSource({
    "example.org, 200",
    "EXAMPLE.org:8080, 200",
    "a.b.example.net, 200",
    "127.0.0.1:80, 200",
    "[::1]:8080, 200",
    "example.net, 400",
    "www.example.org, 400",
    "badexample.net, 400",
    "example.org.evil.com, 400",
    "example.org@evil.com, 400",
    "example.org:x, 400",
    "'', 400"
  })
  void onlyTheHostsOfTheAppAreServed(String host, int status) throws Exception {
    run(() -> {
      var response = clientOf(HOSTS, HELLO).send(Request.get("/").header("Host", host));
      assertThat(response.status()).isEqualTo(status);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org", "example.org:80", "*", "", "*.", "a b"})
  void whatIsNoHostIsRefused(String host) {
    assertThatThrownBy(() -> TrustedHosts.of(host))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write it as example.org");
  }

  @Test
  void noHostsAreRefused() {
    assertThatThrownBy(TrustedHosts::of).hasMessageContaining("name those");
  }
}
