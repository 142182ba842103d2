package io.asyncio4j.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectHostsTest {
  private static boolean isDirect(String entry, String url) {
    return DirectHosts.of(List.of("elsewhere.org", entry)).has(Origin.of(URI.create(url)));
  }

  @ParameterizedTest
  @CsvSource({
    "*, http://anybody.org",
    "example.com, http://example.com",
    "Example.COM, https://a.b.example.com",
    ".example.com, http://example.com",
    "*.example.com, http://www.example.com",
    "example.com:8080, http://www.example.com:8080",
    "example.com:443, https://example.com",
    "*:8080, http://anybody.org:8080",
    "192.0.2.7, http://192.0.2.7:81",
    "192.0.2.7:81, http://192.0.2.7:81",
    "10.0.0.0/8, http://10.255.0.1",
    "172.16.0.0/12, http://172.31.255.255",
    "192.0.2.4/30, http://192.0.2.7",
    "192.0.2.7/32, http://192.0.2.7",
    "0.0.0.0/0, http://203.0.113.9",
    "fd00::/8, http://[fdab::1]",
    "2001:db8::/33, http://[2001:db8:7fff::1]",
    "::1, http://[::1]:3000",
    "[2001:db8::1], https://[2001:db8:0::1]",
    "[2001:db8::1]:443, https://[2001:db8::1]",
  })
  void goesWithoutAProxy(String entry, String url) {
    assertThat(isDirect(entry, url)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, http://notexample.com",
    "example.com, http://example.com.org",
    "example.com:8080, http://example.com",
    "192.0.2.7:81, http://192.0.2.7",
    "10.0.0.0/8, http://11.0.0.1",
    "172.16.0.0/12, http://172.32.0.0",
    "192.0.2.4/30, http://192.0.2.8",
    "10.0.0.0/8, http://10.example.com",
    "0.0.0.0/0, http://[::1]",
    "2001:db8::/33, http://[2001:db8:8000::1]",
    "[2001:db8::1]:443, https://[2001:db8::1]:444",
  })
  void goesByTheProxy(String entry, String url) {
    assertThat(isDirect(entry, url)).isFalse();
  }

  @Test
  void nobodyIsExceptedByNothing() {
    assertThat(DirectHosts.none().has(Origin.of(URI.create("http://a.org")))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/", "fd00::/129", "example.com/8", "10.0.0.0/-1"})
  void aRangeThatIsNoneIsRefused(String entry) {
    assertThatThrownBy(() -> DirectHosts.of(List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + entry + "' is no range");
    assertThatThrownBy(
            () -> Proxies.ofEnvironment(java.util.Map.of("NO_PROXY", entry, "http_proxy", "p:1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no_proxy");
  }
}
