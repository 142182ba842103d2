package io.asyncio4j.web.middleware;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.web.middleware.Asking.HELLO;
import static io.asyncio4j.web.middleware.Asking.clientOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
  private static final String PAGE = "https://page.example";

  private static Response get(Cors cors, String origin) throws IOException {
    return clientOf(cors, HELLO).send(Request.get("/").header("Origin", origin));
  }

  private static Response preflight(Cors cors, String... fields) throws IOException {
    Request request = Request.options("/").header("Origin", PAGE);
    for (int i = 0; i < fields.length; i += 2) {
      request = request.header("Access-Control-Request-" + fields[i], fields[i + 1]);
    }
    return clientOf(cors, HELLO).send(request);
  }

  @ParameterizedTest
  @CsvSource({
    "https://page.example, true",
    "HTTPS://Page.example, true",
    "https://a.b.example.org, true",
    "http://localhost:3000, true",
    "http://localhost, true",
    "http://page.example, false",
    "https://page.example:8443, false",
    "https://page.example.evil.com, false",
    "https://example.org, false",
    "https://evilexample.org, false",
    "https://a.example.org:444, false",
    "null, false",
    "https://page.example/path, false"
  })
  void onlyThePagesThatAreNamedMayRead(String origin, boolean allowed) throws Exception {
    run(() -> {
      var response = get(Cors.of(PAGE, "https://*.example.org", "http://localhost:*"), origin);
      assertThat(response.text()).isEqualTo("hello");
      assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(allowed ? origin : null);
      assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
      assertThat(response.header("Vary")).isEqualTo("Origin");
    });
  }

  @Test
  void whatHasNoOriginIsOnlyMarkedForCaches() throws Exception {
    run(() -> {
      var response = clientOf(Cors.of(PAGE), HELLO).get("/");
      assertThat(response.header("Vary")).isEqualTo("Origin");
      assertThat(response.header("Access-Control-Allow-Origin")).isNull();
    });
  }

  @Test
  void anyPageMayReadWhatIsForEverybody() throws Exception {
    run(() -> {
      var response = get(Cors.anyOrigin().withExposedHeaders("X-Total", "ETag"), PAGE);
      assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(response.header("Access-Control-Expose-Headers")).isEqualTo("X-Total, ETag");
      assertThat(response.header("Vary")).isNull();
    });
  }

  @Test
  void credentialsAreForPagesThatAreNamed() throws Exception {
    run(() -> {
      var response = get(Cors.of(PAGE).withCredentials(), PAGE);
      assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
      assertThat(response.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    });
    assertThatThrownBy(() -> Cors.anyOrigin().withCredentials())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("name the origins");
  }

  @Test
  void aPreflightIsAnsweredWithWhatIsAllowed() throws Exception {
    run(() -> {
      var cors =
          Cors.of(PAGE)
              .withMethods("GET", "PUT")
              .withHeaders("Content-Type", "X-Token")
              .withMaxAge(Duration.ofMinutes(5))
              .withCredentials();
      var response = preflight(cors, "Method", "PUT", "Headers", "x-token,content-type");
      assertThat(response.status()).isEqualTo(204);
      assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
      assertThat(response.header("Access-Control-Allow-Methods")).isEqualTo("GET, PUT");
      assertThat(response.header("Access-Control-Allow-Headers"))
          .isEqualTo("x-token, content-type");
      assertThat(response.header("Access-Control-Allow-Credentials")).isEqualTo("true");
      assertThat(response.header("Access-Control-Max-Age")).isEqualTo("300");
      assertThat(response.header("Vary"))
          .isEqualTo("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
    });
  }

  @Test
  void aPreflightThatAsksForMoreIsRefused() throws Exception {
    run(() -> {
      var cors = Cors.of(PAGE).withHeaders("X-Token");
      for (Response refused :
          new Response[] {
            preflight(Cors.of("https://other.example"), "Method", "GET"),
            preflight(cors, "Method", "DELETE"),
            preflight(cors, "Method", "GET", "Headers", "X-Token, X-Other"),
            preflight(cors, "Method", "GET", "Private-Network", "true")
          }) {
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
        assertThat(refused.header("Vary")).startsWith("Origin");
      }
      assertThat(preflight(cors, "Method", "POST", "Headers", "x-token").status()).isEqualTo(204);
    });
  }

  @Test
  void anyHeaderFieldAndPrivateNetworksCanBeAllowed() throws Exception {
    run(() -> {
      var cors = Cors.of(PAGE).withHeaders("*").withPrivateNetwork();
      var response =
          preflight(cors, "Method", "GET", "Headers", "X-Any", "Private-Network", "true");
      assertThat(response.status()).isEqualTo(204);
      assertThat(response.header("Access-Control-Allow-Headers")).isEqualTo("X-Any");
      assertThat(response.header("Access-Control-Allow-Private-Network")).isEqualTo("true");
    });
  }

  @Test
  void optionsThatAreNoPreflightReachTheHandler() throws Exception {
    run(() -> assertThat(preflight(Cors.of(PAGE)).text()).isEqualTo("hello"));
  }

  @Test
  void aRefusalCanBeReadByThePage() throws Exception {
    run(() -> {
      var client =
          clientOf(
              Cors.of(PAGE),
              _ -> {
                throw new StatusException(409, "taken");
              });
      var response = client.send(Request.get("/").header("Origin", PAGE));
      assertThat(response.status()).isEqualTo(409);
      assertThat(response.text()).isEqualTo("taken\n");
      assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
    });
  }

  @Test
  void theHandlersVaryIsKept() throws Exception {
    run(() -> {
      var client =
          clientOf(
              Cors.of(PAGE), _ -> ServerResponse.text("a").withHeader("Vary", "Accept, origin"));
      assertThat(client.get("/").headers().all("Vary")).containsExactly("Accept, origin");
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://page.example/",
        "page.example",
        "https://page.example:443",
        "null",
        "https://*",
        "http://localhost:80:*",
        "https://a.*.example",
        ""
      })
  void whatNoBrowserSendsIsRefused(String origin) {
    assertThatThrownBy(() -> Cors.of(origin)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> Cors.of("*")).hasMessageContaining("use Cors.anyOrigin()");
    assertThatThrownBy(Cors::of).hasMessageContaining("name some");
    assertThatThrownBy(() -> Cors.anyOrigin().withMethods("get"))
        .hasMessageContaining("upper case");
    assertThatThrownBy(() -> Cors.anyOrigin().withHeaders("a b"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
