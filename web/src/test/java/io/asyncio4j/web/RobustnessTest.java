package io.asyncio4j.web;

import static io.asyncio4j.Asyncio.timeout;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.net.Connection;
import io.asyncio4j.net.Net;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bad requests of all kinds are refused: the program is never made to fail by them. */
class RobustnessTest {
  enum Color {
    RED,
    GREEN
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Box.class, name = "box")
  })
  sealed interface Shape {}

  record Circle(@Positive double radius) implements Shape {}

  record Box(@Positive int width, @Positive int height) implements Shape {
    /** Stumbles over more than its arguments' being illegal. */
    Box {
      var _ = 100 / width;
    }
  }

  record Span(int from, int to) {
    Span {
      if (from > to) {
        throw new IllegalArgumentException("from must not be above to");
      }
    }
  }

  record Part(
      @NotBlank @Size(max = 20) String name,
      @DecimalMax("1000") BigDecimal price,
      @Size(max = 3) List<@NotBlank String> labels,
      Map<String, @Min(0) Integer> stock,
      Optional<Part> inner) {}

  record Order(
      UUID id,
      Color color,
      Set<Color> colors,
      LocalDate day,
      Instant at,
      Duration patience,
      @Nullable OffsetDateTime sent,
      @Default("[]") List<Part> parts,
      Shape shape,
      Span span,
      BigInteger total,
      long count,
      float weight,
      boolean paid,
      byte[] seal) {
    Order {
      // As users' constructors do: without a look at what might be null or far away.
      var _ = day.plusYears(1);
      var _ = at.toEpochMilli();
      parts = List.copyOf(parts);
    }
  }

  record Filter(@Min(0) int low, @Max(100) int high) {
    Filter {
      if (low > high) {
        throw new IllegalArgumentException("low must not be above high");
      }
      var _ = 100 / (high - low);
    }
  }

  record Change(
      @Path UUID id,
      @Query(def = "10") @Min(1) @Max(20) int limit,
      @Query OptionalInt offset,
      @Query List<Color> colors,
      @Query Optional<LocalDateTime> since,
      @Query double ratio,
      @Query("zone") ZoneId zone,
      @Query Filter filter,
      @Header("X-Count") int count,
      @Header("X-At") LocalTime at,
      @Cookie @Nullable @jakarta.validation.constraints.Pattern(regexp = "[a-z]+") String level,
      @io.asyncio4j.web.Body Order order) {}

  record Letter(
      @Form @NotBlank String title,
      @Form(def = "1") @Positive int copies,
      @Form Optional<URI> link,
      @Form List<Color> colors,
      @Form char grade) {}

  record Sending(@Form @NotBlank String title, @Form BigDecimal worth, @Form List<Upload> files) {}

  private static App app() {
    var app = new App("Everything");
    app.put("/orders/{id}", (Change change) -> change.order());
    app.post("/orders", (Order order) -> order);
    app.post("/shapes", (Shape shape) -> shape);
    app.post("/letters", (Letter letter) -> letter);
    app.post("/sendings", (Sending sending) -> sending.files().size());
    app.get("/numbers/{number}", (Long number) -> Map.of("number", number));
    app.get("/files/{*path}", (String path) -> path);
    return app;
  }

  private static final String ORDER =
      """
      {"id":"7d444840-9dc0-11d1-b245-5ffdce74fad2","color":"RED","colors":["RED","GREEN"],\
      "day":"2026-01-31","at":"2026-01-31T13:30:00Z","patience":"PT1H","sent":null,\
      "parts":[{"name":"fork","price":1.5,"labels":["a","b"],"stock":{"x":1},\
      "inner":{"name":"tine","price":2,"labels":[],"stock":{}}}],\
      "shape":{"kind":"box","width":1,"height":2},"span":{"from":1,"to":2},\
      "total":12345678901234567890,"count":7,"weight":1.25,"paid":true,"seal":"AAEC"}\
      """;

  private static Mutations.Sent sent(String method, String target, String type, String body) {
    var headers = type.isEmpty() ? Headers.empty() : Headers.of("Content-Type", type);
    return new Mutations.Sent(method, target, headers, body.getBytes(UTF_8));
  }

  private static List<Mutations.Sent> valid() {
    return List.of(
        sent(
                "PUT",
                "/orders/7d444840-9dc0-11d1-b245-5ffdce74fad2?limit=3&offset=1&colors=RED"
                    + "&colors=green&since=2026-01-31T13:30&ratio=1.5&zone=Europe/Paris"
                    + "&low=1&high=2",
                "application/json",
                ORDER)
            .header("X-Count", "3")
            .header("X-At", "13:30")
            .header("Cookie", "level=high"),
        sent("POST", "/orders", "application/json", ORDER),
        sent("POST", "/shapes", "application/json", "{\"kind\":\"circle\",\"radius\":2.5}"),
        sent("POST", "/shapes", "application/json", "{\"kind\":\"box\",\"width\":2,\"height\":3}"),
        sent(
            "POST",
            "/letters",
            "application/x-www-form-urlencoded",
            "title=a+b&copies=2&link=http%3A%2F%2Fx.org&colors=RED&grade=A"),
        sent(
            "POST",
            "/sendings",
            "multipart/form-data; boundary=XX",
            """
            --XX
            Content-Disposition: form-data; name="title"

            a letter
            --XX
            Content-Disposition: form-data; name="worth"

            1.50
            --XX
            Content-Disposition: form-data; name="files"; filename="a.txt"
            Content-Type: text/plain

            dear
            --XX--
            """
                .replace("\n", "\r\n")),
        sent("GET", "/numbers/42", "", ""),
        sent("GET", "/files/a/b%20c", "", ""));
  }

  private static Response answer(TestClient client, Mutations.Sent sent) throws Exception {
    Request request = Request.of(sent.method(), Mutations.uri(sent.target()));
    request = request.headers(sent.headers()).followRedirects(false);
    return client.send(sent.body().length == 0 ? request : request.body(Body.bytes(sent.body())));
  }

  @Test
  void whatIsSpoiltIsValidAtFirst() throws Exception {
    try (var client = TestClient.of(app())) {
      for (Mutations.Sent sent : valid()) {
        Response response = answer(client, sent);
        assertThat(response.status()).as(sent + ": " + response.text()).isEqualTo(200);
      }
    }
  }

  @Test
  @Timeout(120)
  void aThousandSpoiltRequestsAreAnsweredOrRefused() throws Exception {
    List<Mutations.Sent> valid = valid();
    var bad = new ArrayList<String>();
    int refused = 0;
    try (var client = TestClient.of(app())) {
      for (long seed : LongStream.range(0, Integer.getInteger("mutations", 1000)).toArray()) {
        Mutations.Sent spoilt = new Mutations(seed).spoil(valid.get((int) (seed % valid.size())));
        String what = "seed " + seed + ": " + spoilt;
        try {
          Response response = answer(client, spoilt);
          boolean isProblem =
              "application/problem+json".equals(response.header("Content-Type"))
                  || spoilt.method().equals("HEAD");
          if (response.status() >= 500 || (response.status() >= 400 && !isProblem)) {
            bad.add(response.status() + " " + response.text() + " " + what);
          }
          refused += response.status() >= 400 ? 1 : 0;
        } catch (Exception | StackOverflowError e) {
          bad.add(e + " at " + place(e) + " " + what);
        }
      }
    }
    assertThat(bad).as("of 1000").isEmpty();
    // Else they would not have been spoilt.
    assertThat(refused).isGreaterThan(500);
  }

  /** What follows a spoilt request on its connection. */
  private static final String NEXT =
      "GET /numbers/42 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

  private static final Pattern STATUS = Pattern.compile("HTTP/1[.]1 (\\d{3}) ");

  @Test
  @Timeout(240)
  void spoiltBytesAreAnsweredOrRefusedToo() throws Exception {
    List<Mutations.Sent> valid = valid();
    var bad = new ArrayList<String>();
    var statuses = new TreeMap<Integer, Integer>();
    // Whoever waits for more than there is gives up at once.
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        try (RunningApp running = app().start("127.0.0.1", 0)) {
          int port = URI.create(running.url()).getPort();
          for (long seed = 0; seed < Integer.getInteger("mutations", 1000); seed++) {
            Mutations.Sent request = valid.get((int) (seed % valid.size()));
            if (seed % 2 == 0) {
              request = new Mutations(seed).spoil(request);
            }
            byte[] bytes = new RawMutations(seed).spoil(request);
            String answers = answers(port, bytes);
            Matcher status = STATUS.matcher(answers);
            while (status.find()) {
              int code = Integer.parseInt(status.group(1));
              statuses.merge(code, 1, Integer::sum);
              // What a server does not do at all, it may say: 501 and 505.
              if (code == 500 || code > 505) {
                bad.add(code + " to seed " + seed + ": " + new String(bytes, UTF_8));
              }
            }
          }
          assertThat(answers(port, NEXT.getBytes(UTF_8))).startsWith("HTTP/1.1 200 ");
        }
      });
    }
    assertThat(bad).isEmpty();
    assertThat(statuses.keySet()).as(statuses.toString()).contains(200, 400, 404, 422);
  }

  /** All that comes until the server closes the connection. */
  private static String answers(int port, byte[] bytes) throws Exception {
    return timeout(
        Duration.ofHours(1),
        () -> {
          Connection connection = Net.openConnection("127.0.0.1", port);
          try {
            connection.writer().write(bytes);
            connection.writer().write(NEXT);
            return new String(connection.reader().read(), UTF_8);
          } catch (IOException e) {
            // It was closed with bytes of ours unread.
            return "";
          } finally {
            connection.writer().abort();
          }
        });
  }

  private static String place(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    StackTraceElement[] trace = cause.getStackTrace();
    return trace.length == 0
        ? "nowhere"
        : List.of(trace).subList(0, Math.min(12, trace.length)).toString();
  }
}
