package io.asyncio4j.http.client;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.runningLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.http.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client does above the network: most of it over a mock transport. */
class RequestFlowTest {
  private final List<Request> seen = new ArrayList<>();

  private ClientBuilder client(Transport.Mock answers) {
    return AsyncClient.builder()
        .transport(
            Transport.mock(request -> {
              seen.add(request);
              return answers.answer(request);
            }));
  }

  private static Response redirect(int status, String location) {
    return Response.of(status, Headers.of("Location", location), new byte[0]);
  }

  @Test
  void aMockSeesWhatWouldBeSentAndItsAnswerKnowsWhatItAnswers() throws Exception {
    Response constant = Response.text(404, "no");
    run(() -> {
      try (var client = client(_ -> constant).baseUrl("http://test/v1").build()) {
        Response one = client.post("/one", Body.text("1"));
        assertThat(one.url()).hasToString("http://test/v1/one");
        assertThat(one.request().method()).isEqualTo("POST");
        assertThat(client.get("/two").url()).hasToString("http://test/v1/two");
        assertThat(client.stream(Request.get("/three")).readAll().text()).isEqualTo("no");
        assertThatThrownBy(() -> client.get("/four").raiseForStatus())
            .isInstanceOf(HttpStatusException.class)
            .hasMessageContaining("http://test/v1/four");
      }
    });
    assertThat(seen.getFirst().headers().get("User-Agent")).isEqualTo("asyncio4j");
    assertThat(seen.getFirst().headers().get("Content-Type")).startsWith("text/plain");
  }

  @Test
  void whatAMockThrowsTheRequestFailsWith() {
    run(() -> {
      var failure = new ConnectionFailedException("nobody there", null);
      try (var client =
          client(
                  _ -> {
                    throw failure;
                  })
              .build()) {
        assertThatThrownBy(() -> client.get("http://test/")).isSameAs(failure);
      }
    });
  }

  @ParameterizedTest
  @CsvSource({
    "301,POST,GET",
    "302,POST,GET",
    "303,PUT,GET",
    "303,HEAD,HEAD",
    "307,POST,POST",
    "308,PUT,PUT",
    "301,PUT,PUT",
    "302,GET,GET"
  })
  void aRedirectIsFollowedAsBrowsersDo(int status, String method, String then) throws Exception {
    run(() -> {
      try (var client =
          client(request ->
                  request.url().getPath().equals("/a")
                      ? redirect(status, "/b?x=1")
                      : Response.text(200, "there"))
              .build()) {
        Response response =
            client.send(Request.of(method, "http://h/a#top").body(Body.text("body")));
        assertThat(response.text()).isEqualTo("there");
        assertThat(response.url()).hasToString("http://h/b?x=1#top");
        assertThat(response.history()).hasSize(1);
        assertThat(response.history().getFirst().status()).isEqualTo(status);
        Request second = seen.get(1);
        assertThat(second.method()).isEqualTo(then);
        boolean hasBody = then.equals(method) && !(status == 303);
        assertThat(second.body() != null).isEqualTo(hasBody || then.equals("HEAD"));
        assertThat(second.headers().contains("Content-Type"))
            .isEqualTo(hasBody || then.equals("HEAD"));
      }
    });
  }

  @Test
  void credentialsStayAtTheirOrigin() throws Exception {
    run(() -> {
      try (var client =
          client(request ->
                  switch (request.url().getHost() + request.url().getPath()) {
                    case "one/a" -> redirect(302, "/b");
                    case "one/b" -> redirect(302, "http://two/");
                    default -> Response.text(200, "");
                  })
              .auth(Auth.basic("me", "secret"))
              .build()) {
        client.send(Request.get("http://one/a").cookie("own", "1").header("X-Kept", "yes"));
      }
    });
    assertThat(seen).hasSize(3);
    assertThat(seen.get(0).headers().get("Authorization"))
        .isEqualTo("Basic " + Base64.getEncoder().encodeToString("me:secret".getBytes()));
    assertThat(seen.get(1).headers().contains("Authorization")).isTrue();
    assertThat(seen.get(2).headers().contains("Authorization")).isFalse();
    assertThat(seen.get(2).headers().contains("Cookie")).isFalse();
    assertThat(seen.get(2).headers().get("X-Kept")).isEqualTo("yes");
  }

  @Test
  void redirectsEndAndCanBeLeftAlone() throws Exception {
    run(() -> {
      try (var client = client(_ -> redirect(302, "/again")).maxRedirects(3).build()) {
        assertThatThrownBy(() -> client.get("http://h/"))
            .isInstanceOf(TooManyRedirectsException.class)
            .hasMessageContaining("redirected 4 times");
        assertThat(seen).hasSize(4);
        Response response = client.send(Request.get("http://h/").followRedirects(false));
        assertThat(response.isRedirect()).isTrue();
      }
      try (var client = client(_ -> redirect(302, "http://h/plain")).build()) {
        assertThat(client.get("https://h/").status()).isEqualTo(302);
      }
    });
  }

  @Test
  void cookiesGoBackToWhoSetThem() throws Exception {
    run(() -> {
      try (var client =
          client(request ->
                  request.url().getPath().startsWith("/set")
                      ? Response.of(
                          200,
                          Headers.of(
                              "Set-Cookie", "host=1",
                              "Set-Cookie", "all=2; Domain=example.com; Path=/",
                              "Set-Cookie", "deep=3; Path=/set/deep",
                              "Set-Cookie", "secure=4; Secure; Path=/",
                              "Set-Cookie", "gone=5; Max-Age=0; Path=/",
                              "Set-Cookie", "other=6; Domain=evil.com",
                              "Set-Cookie", "tld=7; Domain=com",
                              "Set-Cookie", "day=8; Path=/; Expires=Wed, 21 Oct 2065 07:28:00 GMT"),
                          new byte[0])
                      : Response.text(200, ""))
              .build()) {
        client.get("https://www.example.com/set");
        for (String url :
            List.of(
                "https://www.example.com/",
                "http://www.example.com/set/deep/er",
                "https://example.com/",
                "https://api.example.com/x",
                "https://evil.com/")) {
          client.get(url);
        }
        assertThat(client.cookies().get("host")).isEqualTo("1");
        client.cookies().clear();
        client.send(Request.get("http://x/").cookie("a", "b"));
      }
    });
    assertThat(seen.stream().skip(1).map(request -> request.headers().get("Cookie")))
        .containsExactly(
            "host=1; all=2; secure=4; day=8",
            "deep=3; host=1; all=2; day=8",
            "all=2",
            "all=2",
            null,
            "a=b");
  }

  @Test
  void digestAnswersTheChallengeAndKeepsIt() throws Exception {
    run(() -> {
      try (var client =
          client(request ->
                  request.headers().contains("Authorization")
                      ? Response.text(200, "in")
                      : Response.of(
                          401,
                          Headers.of(
                              "WWW-Authenticate",
                              "Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=MD5",
                              "WWW-Authenticate",
                              "Digest realm=\"r\", nonce=\"n\", qop=\"auth, auth-int\","
                                  + " algorithm=SHA-256, opaque=\"o\""),
                          new byte[0]))
              .auth(Auth.digest("Mufasa", "Circle of Life"))
              .build()) {
        assertThat(client.get("http://h/dir/index.html?a").text()).isEqualTo("in");
        assertThat(client.get("http://h/dir/index.html?a").text()).isEqualTo("in");
      }
    });
    assertThat(seen).hasSize(3);
    for (int i = 1; i <= 2; i++) {
      Map<String, String> sent =
          io.asyncio4j.http.Parameters.parse(
              seen.get(i).headers().get("Authorization").substring(7), ',');
      assertThat(sent)
          .containsEntry("username", "Mufasa")
          .containsEntry("uri", "/dir/index.html?a")
          .containsEntry("algorithm", "SHA-256")
          .containsEntry("opaque", "o")
          .containsEntry("qop", "auth")
          .containsEntry("nc", "0000000" + i);
      String secret = sha256("Mufasa:r:Circle of Life");
      String proof =
          sha256(
              secret
                  + ":n:0000000"
                  + i
                  + ":"
                  + sent.get("cnonce")
                  + ":auth:"
                  + sha256("GET:/dir/index.html?a"));
      assertThat(sent).containsEntry("response", proof);
    }
  }

  @Test
  void digestGivesUpWhenThePasswordIsWrong() throws Exception {
    run(() -> {
      try (var client =
          client(_ ->
                  Response.of(
                      401,
                      Headers.of("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\""),
                      new byte[0]))
              .auth(Auth.digest("u", "wrong"))
              .build()) {
        assertThat(client.get("http://h/").status()).isEqualTo(401);
        assertThat(seen).hasSize(2);
        assertThat(client.get("http://h/").status()).isEqualTo(401);
        assertThat(seen).hasSize(3);
      }
    });
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void anAuthFlowMaySendMoreThanOneRequest() throws Exception {
    var tokens = new ArrayList<>(List.of("old", "new"));
    Auth refreshing =
        (request, next) -> {
          StreamingResponse response = next.send(request.bearer(tokens.getFirst()));
          if (response.status() != 401) {
            return response;
          }
          response.close();
          tokens.removeFirst();
          return next.send(request.bearer(tokens.getFirst()));
        };
    run(() -> {
      try (var client =
          client(request ->
                  request.headers().get("Authorization").equals("Bearer new")
                      ? Response.text(200, "in")
                      : Response.text(401, "out"))
              .auth(refreshing)
              .build()) {
        assertThat(client.get("http://h/").text()).isEqualTo("in");
        assertThat(client.send(Request.get("http://h/").bearer("own")).text()).isEqualTo("out");
        assertThat(client.get("http://user:word@h/").request().headers().get("Authorization"))
            .isEqualTo("Bearer new");
      }
    });
  }

  private static byte[] packed(String encoding, byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (OutputStream packer =
        switch (encoding) {
          case "gzip" -> new GZIPOutputStream(out);
          case "deflate" -> new DeflaterOutputStream(out);
          case "raw" -> new DeflaterOutputStream(out, new java.util.zip.Deflater(9, true));
          case "zstd" -> new io.airlift.compress.v3.zstd.ZstdOutputStream(out);
          default -> throw new IllegalArgumentException(encoding);
        }) {
      packer.write(bytes);
    }
    return out.toByteArray();
  }

  private static Response packedResponse(String encoding, byte[] body) {
    return Response.of(200, Headers.of("Content-Encoding", encoding), body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "raw", "zstd"})
  void packedBodiesAreUnpacked(String encoding) throws Exception {
    byte[] body = "hello unpacked ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    String name = encoding.equals("raw") ? "deflate" : encoding;
    byte[] packed = packed(encoding, body);
    run(() -> {
      try (var client =
          client(request ->
                  request.method().equals("HEAD")
                      ? packedResponse(name, new byte[0])
                      : packedResponse(name, packed))
              .build()) {
        assertThat(client.get("http://h/").bytes()).isEqualTo(body);
        assertThat(client.head("http://h/").bytes()).isEmpty();
      }
    });
  }

  @Test
  void brotliIsUnpackedToo() throws Exception {
    // "hello" as one uncompressed meta-block.
    byte[] brotli = HexFormat.of().parseHex("0b028068656c6c6f03");
    run(() -> {
      try (var client = client(_ -> packedResponse("br", brotli)).build()) {
        assertThat(client.get("http://h/").text()).isEqualTo("hello");
      }
    });
  }

  @Test
  void gzipOfSeveralMembersAndInsideGzipIsUnpacked() throws Exception {
    var two = new ByteArrayOutputStream();
    two.writeBytes(packed("gzip", "one ".getBytes()));
    two.writeBytes(packed("gzip", "two".getBytes()));
    run(() -> {
      try (var client =
          client(request ->
                  request.url().getPath().equals("/two")
                      ? packedResponse("gzip", two.toByteArray())
                      : packedResponse(
                          "deflate, gzip", packed("gzip", packed("deflate", "both".getBytes()))))
              .build()) {
        assertThat(client.get("http://h/two").text()).isEqualTo("one two");
        assertThat(client.get("http://h/both").text()).isEqualTo("both");
      }
    });
  }

  @Test
  void aBombIsDefused() throws Exception {
    byte[] bomb = packed("gzip", new byte[20_000_000]);
    run(() -> {
      try (var client =
              client(_ -> packedResponse("gzip", bomb)).maxUnpackedBody(1_000_000).build();
          var generous = client(_ -> packedResponse("gzip", bomb)).build()) {
        assertThatThrownBy(() -> client.get("http://h/"))
            .isInstanceOf(DecodingException.class)
            .hasMessageContaining("larger than 1000000 bytes")
            .hasMessageContaining("maxUnpackedBody");
        assertThat(generous.get("http://h/").bytes()).hasSize(20_000_000);
      }
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  void whatIsNotPackedAsItSaysIsADecodingError(String encoding) throws Exception {
    run(() -> {
      try (var client =
          client(_ -> packedResponse(encoding, "<html>not packed</html>".getBytes())).build()) {
        assertThatThrownBy(() -> client.get("http://h/"))
            .isInstanceOf(DecodingException.class)
            .hasMessageContaining("cannot be unpacked");
      }
    });
  }

  @Test
  void aPackedBodyThatEndsTooEarlyIsADecodingError() throws Exception {
    byte[] packed = packed("gzip", new byte[100_000]);
    run(() -> {
      try (var client =
          client(_ -> packedResponse("gzip", java.util.Arrays.copyOf(packed, 60))).build()) {
        assertThatThrownBy(() -> client.get("http://h/"))
            .isInstanceOf(DecodingException.class)
            .hasMessageContaining("ends too early");
      }
    });
  }

  @Test
  void retriesWaitTwiceAsLongEachTimeOrAsLongAsTheServerSays() throws Exception {
    var times = new ArrayList<Long>();
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        try (var client =
            client(
                    _ -> {
                      times.add(runningLoop().time() / 1_000_000);
                      return switch (times.size()) {
                        case 1 -> throw new ConnectionLostException("lost", null);
                        case 2 -> Response.text(503, "");
                        case 3 -> Response.of(429, Headers.of("Retry-After", "7"), new byte[0]);
                        default -> Response.text(200, "at last");
                      };
                    })
                .retries(RetryPolicy.of(3).waits(Duration.ofSeconds(1), Duration.ofSeconds(30)))
                .build()) {
          assertThat(client.get("http://h/").text()).isEqualTo("at last");
        }
      });
    }
    assertThat(times.get(1) - times.get(0)).isBetween(500L, 1000L);
    assertThat(times.get(2) - times.get(1)).isBetween(1000L, 2000L);
    assertThat(times.get(3) - times.get(2)).isEqualTo(7000L);
  }

  @Test
  void whatMustNotBeRepeatedIsNot() throws Exception {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        try (var client = client(_ -> Response.text(503, "")).retries(RetryPolicy.of(2)).build();
            var any =
                client(_ -> Response.text(503, ""))
                    .retries(RetryPolicy.of(2).forAnyMethod())
                    .build()) {
          assertThat(client.post("http://h/", Body.text("x")).status()).isEqualTo(503);
          assertThat(seen).hasSize(1);
          assertThat(client.get("http://h/").status()).isEqualTo(503);
          assertThat(seen).hasSize(4);
          assertThat(any.post("http://h/", Body.text("x")).status()).isEqualTo(503);
          assertThat(seen).hasSize(7);
        }
      });
    }
  }

  @Test
  void retryAfterIsSecondsOrADate() {
    var now = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(RetryPolicy.retryAfter("120", now)).isEqualTo(Duration.ofMinutes(2));
    assertThat(RetryPolicy.retryAfter("Thu, 1 Jan 2026 00:01:00 GMT", now))
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(RetryPolicy.retryAfter("soon", now)).isNull();
    assertThat(RetryPolicy.retryAfter(null, now)).isNull();
  }

  @Test
  void theEnvironmentNamesProxies() {
    var proxies =
        Proxies.ofEnvironment(
            Map.of(
                "http_proxy", "http://p:3128",
                "HTTPS_PROXY", "q:8080",
                "NO_PROXY", "internal.example, .corp:8443,10.0.0.1"));
    assertThat(proxyFor(proxies, "http://x/")).isEqualTo("http://p:3128");
    assertThat(proxyFor(proxies, "https://x/")).isEqualTo("http://q:8080");
    assertThat(proxyFor(proxies, "https://a.internal.example/")).isEqualTo("null");
    assertThat(proxyFor(proxies, "https://notinternal.example/")).isEqualTo("http://q:8080");
    assertThat(proxyFor(proxies, "https://a.corp:8443/")).isEqualTo("null");
    assertThat(proxyFor(proxies, "https://a.corp/")).isEqualTo("http://q:8080");
    assertThat(proxyFor(proxies, "http://10.0.0.1/")).isEqualTo("null");
    assertThat(proxyFor(proxies, "http://localhost/")).isEqualTo("null");
    assertThat(
            proxyFor(
                Proxies.ofEnvironment(Map.of("no_proxy", "*", "all_proxy", "p:1")), "http://x/"))
        .isEqualTo("null");
    assertThatThrownBy(() -> Proxies.ofEnvironment(Map.of("http_proxy", "ftp://u:secret@p")))
        .hasMessageContaining("http_proxy names no proxy")
        .hasMessageNotContaining("secret");
  }

  private static String proxyFor(Proxies proxies, String url) {
    return String.valueOf(proxies.proxyFor(Origin.of(java.net.URI.create(url))));
  }
}
