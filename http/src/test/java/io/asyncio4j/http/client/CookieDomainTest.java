package io.asyncio4j.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieDomainTest {
  private final CookieJar jar = new CookieJar();

  private void set(String host, String domain) {
    jar.store(URI.create("http://" + host + "/"), List.of("a=b; Domain=" + domain));
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.co.uk, co.uk",
    "www.example.co.uk, .CO.UK",
    "www.example.co.uk, uk",
    "www.example.com, com",
    "me.github.io, github.io",
    "a.b.kawasaki.jp, b.kawasaki.jp",
    "10.0.0.1, 0.0.1",
    "example.com, other.com",
  })
  void nobodySetsACookieForADomainThatIsNotTheirs(String host, String domain) {
    set(host, domain);

    assertThat(jar.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.co.uk, example.co.uk, api.example.co.uk",
    "a.me.github.io, me.github.io, me.github.io",
    "a.city.kawasaki.jp, city.kawasaki.jp, b.city.kawasaki.jp",
    "a.intra.corp, intra.corp, b.intra.corp",
  })
  void aCookieForOnesOwnDomainGoesToAllBelowIt(String host, String domain, String other) {
    set(host, domain);

    assertThat(jar.header(URI.create("http://" + other + "/"))).isEqualTo("a=b");
  }

  @Test
  void aPublicSuffixThatIsAHostHasItsCookiesForItselfAlone() {
    set("github.io", "github.io");

    assertThat(jar.header(URI.create("http://github.io/"))).isEqualTo("a=b");
    assertThat(jar.header(URI.create("http://me.github.io/"))).isNull();
  }
}
