package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.web.middleware.Asking.clientOf;
import static io.asyncio4j.web.middleware.Asking.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedHeadersTest {
  private static final Handler WHO =
      request ->
          ServerResponse.text(
              Objects.requireNonNull(AddressRange.of(request.remoteAddress())).getHostAddress()
                  + " "
                  + request.scheme()
                  + " "
                  + request.host());

  private static String who(ForwardedHeaders forwarded, String peer, @Nullable String... fields)
      throws Exception {
    Request request = Request.get("/").header("X-Test-From", peer);
    for (int i = 0; i < fields.length; i += 2) {
      String value = fields[i + 1];
      request = value == null ? request : request.header(String.valueOf(fields[i]), value);
    }
    return clientOf(from(forwarded), WHO).send(request).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.1 | 203.0.113.7 | https | 203.0.113.7 https app",
        "10.0.0.1 | 203.0.113.7:4711 | | 203.0.113.7 http app",
        "10.0.0.1 | 2001:db8::1 | https | 2001:db8:0:0:0:0:0:1 https app",
        "10.0.0.1 | [2001:db8::1]:4711 | https | 2001:db8:0:0:0:0:0:1 https app",
        // The last that is not trusted is the client; what stands before it the client wrote.
        "10.0.0.1 | 1.1.1.1, 203.0.113.7, 10.0.0.9 | http, https, http | 203.0.113.7 https app",
        "10.0.0.1 | 10.0.0.8, 10.0.0.9 | https | 10.0.0.8 https app",
        // Only what is understood is believed.
        "10.0.0.1 | 1.1.1.1, unknown, 10.0.0.9 | https | 10.0.0.9 https app",
        "10.0.0.1 | 127.1 | gopher | 10.0.0.1 http app",
        "10.0.0.1 | evil.example | https | 10.0.0.1 https app",
        "10.0.0.1 | | https | 10.0.0.1 https app",
        "::1 | 203.0.113.7 | wss | 203.0.113.7 https app",
        // Who is not trusted is not believed.
        "203.0.113.8 | 1.1.1.1 | https | 203.0.113.8 http app",
        "11.0.0.1 | 1.1.1.1 | https | 11.0.0.1 http app",
        "::2 | 1.1.1.1 | https | 0:0:0:0:0:0:0:2 http app",
        "a00::1 | 1.1.1.1 | https | a00:0:0:0:0:0:0:1 http app"
      })
  void trustedProxiesAreBelieved(
      String peer, @Nullable String clients, @Nullable String scheme, String seen)
      throws Exception {
    run(() -> {
      var forwarded = ForwardedHeaders.of("10.0.0.0/8", "::1");
      assertThat(who(forwarded, peer, "X-Forwarded-For", clients, "X-Forwarded-Proto", scheme))
          .isEqualTo(seen);
    });
  }

  @Test
  void theHostIsTakenWhereProxiesSetIt() throws Exception {
    run(() -> {
      var forwarded = ForwardedHeaders.of("10.0.0.1");
      String[] fields = {"X-Forwarded-For", "1.1.1.1", "X-Forwarded-Host", "shop.example:8443"};
      assertThat(who(forwarded, "10.0.0.1", fields)).isEqualTo("1.1.1.1 http app");
      assertThat(who(forwarded.withHost(), "10.0.0.1", fields))
          .isEqualTo("1.1.1.1 http shop.example:8443");
      fields[3] = "a@evil";
      assertThat(who(forwarded.withHost(), "10.0.0.1", fields)).isEqualTo("1.1.1.1 http app");
    });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "for=203.0.113.7;proto=https;host=shop.example | 203.0.113.7 https shop.example",
        "For=\"[2001:db8::1]:4711\" ; Proto=HTTPS | 2001:db8:0:0:0:0:0:1 https app",
        "for=1.1.1.1;proto=http, for=203.0.113.7;proto=https, for=10.0.0.9"
            + " | 203.0.113.7 https app",
        "for=1.1.1.1;host=\"shop\\.example\" | 1.1.1.1 http shop.example",
        "for=_hidden;proto=https | 10.0.0.1 https app",
        "for=1.1.1.1;by=\"a, b\\\"\";proto=https | 1.1.1.1 https app",
        "for=1.1.1.1;;proto | 10.0.0.1 http app"
      })
  void theStandardFieldIsRead(String field, String seen) throws Exception {
    run(() -> {
      var forwarded = ForwardedHeaders.of("10.0.0.0/8").withHost().withStandardField();
      assertThat(who(forwarded, "10.0.0.1", "Forwarded", field, "X-Forwarded-For", "9.9.9.9"))
          .isEqualTo(seen);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "localhost", "10.0.0", "10.0.0.0/x", "", "fe80::1%eth0"})
  void whatIsNoRangeIsRefused(String range) {
    assertThatThrownBy(() -> ForwardedHeaders.of(range))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write it as 10.0.0.0/8");
  }
}
