package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.web.middleware.Asking.HELLO;
import static io.asyncio4j.web.middleware.Asking.clientOf;
import static io.asyncio4j.web.middleware.Asking.from;
import static io.asyncio4j.web.middleware.Asking.inVirtualTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static Response get(AsyncClient client, String address) throws IOException {
    return client.send(Request.get("/").header("X-Test-From", address));
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeAgain() throws Exception {
    inVirtualTime(() -> {
      var client = clientOf(RateLimit.of(3, Duration.ofSeconds(30)), HELLO);
      for (int left = 2; left >= 0; left--) {
        var response = client.get("/");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("RateLimit-Policy")).isEqualTo("\"default\";q=3;w=30");
        assertThat(response.header("RateLimit")).startsWith("\"default\";r=" + left + ";t=");
      }
      sleep(Duration.ofMillis(4_500));
      var refused = client.get("/");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isEqualTo("6");
      assertThat(refused.header("RateLimit")).isEqualTo("\"default\";r=0;t=6");
      assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"default\";q=3;w=30");
      sleep(Duration.ofSeconds(6));
      assertThat(client.get("/").status()).isEqualTo(200);
      assertThat(client.get("/").status()).isEqualTo(429);
    });
  }

  @Test
  void theBucketFillsUpEvenlyAndNoFurther() throws Exception {
    inVirtualTime(() -> {
      var client = clientOf(RateLimit.of(60, Duration.ofMinutes(1)).withBurst(2), HELLO);
      assertThat(client.get("/").header("RateLimit")).isEqualTo("\"default\";r=1;t=1");
      assertThat(client.get("/").header("RateLimit")).isEqualTo("\"default\";r=0;t=1");
      assertThat(client.get("/").status()).isEqualTo(429);
      sleep(Duration.ofHours(1));
      assertThat(client.get("/").status()).isEqualTo(200);
      assertThat(client.get("/").status()).isEqualTo(200);
      assertThat(client.get("/").status()).isEqualTo(429);
    });
  }

  @Test
  void refusedRequestsCostNothing() throws Exception {
    inVirtualTime(() -> {
      var client = clientOf(RateLimit.of(1, Duration.ofSeconds(10)), HELLO);
      assertThat(client.get("/").status()).isEqualTo(200);
      for (int i = 0; i < 9; i++) {
        sleep(Duration.ofSeconds(1));
        assertThat(client.get("/").status()).isEqualTo(429);
      }
      sleep(Duration.ofSeconds(1));
      assertThat(client.get("/").status()).isEqualTo(200);
    });
  }

  @Test
  void eachAddressHasABucketAndEachNetworkOfIpv6() throws Exception {
    inVirtualTime(() -> {
      var client = clientOf(from(RateLimit.of(1, Duration.ofMinutes(1))), HELLO);
      assertThat(get(client, "203.0.113.1").status()).isEqualTo(200);
      assertThat(get(client, "203.0.113.1").status()).isEqualTo(429);
      assertThat(get(client, "203.0.113.2").status()).isEqualTo(200);
      assertThat(get(client, "2001:db8:1:2::1").status()).isEqualTo(200);
      assertThat(get(client, "2001:db8:1:2:ffff::2").status()).isEqualTo(429);
      assertThat(get(client, "2001:db8:1:3::1").status()).isEqualTo(200);
    });
  }

  @Test
  void forwardedAddressesCountOnlyFromTrustedProxies() throws Exception {
    inVirtualTime(() -> {
      var limit = RateLimit.of(1, Duration.ofMinutes(1));
      var forwarded = ForwardedHeaders.of("10.0.0.1");
      var client =
          clientOf(from((request, next) -> forwarded.handle(request, limit.around(next))), HELLO);
      for (String peer : new String[] {"10.0.0.1", "203.0.113.9"}) {
        var request = Request.get("/").header("X-Test-From", peer);
        assertThat(client.send(request.header("X-Forwarded-For", "1.1.1.1")).status())
            .isEqualTo(200);
        assertThat(client.send(request.header("X-Forwarded-For", "2.2.2.2")).status())
            .isEqualTo(peer.equals("10.0.0.1") ? 200 : 429);
      }
    });
  }

  @Test
  void clientsCanBeToldApartByAKeyOfAnyLength() throws Exception {
    inVirtualTime(() -> {
      var client =
          clientOf(
              RateLimit.of(1, Duration.ofMinutes(1))
                  .withKey(request -> request.query("key"))
                  .withName("key"),
              HELLO);
      String key = "k".repeat(200);
      assertThat(client.get("/?key=" + key).header("RateLimit")).startsWith("\"key\";");
      assertThat(client.get("/?key=" + key).status()).isEqualTo(429);
      assertThat(client.get("/?key=" + key + "2").status()).isEqualTo(200);
      var unlimited = client.get("/");
      assertThat(unlimited.status()).isEqualTo(200);
      assertThat(unlimited.header("RateLimit")).isNull();
    });
  }

  @Test
  void whoWasNotSeenForLongestIsForgotten() throws Exception {
    inVirtualTime(() -> {
      var client = clientOf(from(RateLimit.of(1, Duration.ofMinutes(1)).withMaxKeys(2)), HELLO);
      assertThat(get(client, "1.1.1.1").status()).isEqualTo(200);
      assertThat(get(client, "2.2.2.2").status()).isEqualTo(200);
      assertThat(get(client, "1.1.1.1").status()).isEqualTo(429);
      assertThat(get(client, "3.3.3.3").status()).isEqualTo(200);
      assertThat(get(client, "1.1.1.1").status()).isEqualTo(429);
      assertThat(get(client, "2.2.2.2").status()).isEqualTo(200);
    });
  }

  @Test
  void severalLimitsAreAllTold() throws Exception {
    inVirtualTime(() -> {
      var second = RateLimit.of(1, Duration.ofSeconds(1)).withName("second");
      var hour = RateLimit.of(5, Duration.ofHours(1)).withName("hour");
      var client = clientOf((request, next) -> hour.handle(request, second.around(next)), HELLO);
      assertThat(client.get("/").headers().all("RateLimit")).hasSize(2);
      var refused = client.get("/");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(refused.headers().all("RateLimit-Policy"))
          .containsExactly("\"second\";q=1;w=1", "\"hour\";q=5;w=3600");
    });
  }

  @Test
  void badSettingsAreRefused() {
    var limit = RateLimit.of(10, Duration.ofDays(366));
    assertThatThrownBy(() -> RateLimit.of(0, Duration.ofSeconds(1)))
        .hasMessageContaining("allow 1 or more");
    assertThatThrownBy(() -> RateLimit.of(1, Duration.ofMillis(999)))
        .hasMessageContaining("choose another number");
    assertThatThrownBy(() -> RateLimit.of(Integer.MAX_VALUE, Duration.ofSeconds(1)))
        .hasMessageContaining("a million a second at most");
    assertThatThrownBy(() -> limit.withBurst(Integer.MAX_VALUE)).hasMessageContaining("cannot be");
    assertThatThrownBy(() -> limit.withName("a\"b")).hasMessageContaining("use letters");
    assertThatThrownBy(() -> limit.withMaxKeys(0)).hasMessageContaining("allow 1 key");
  }
}
