package io.asyncio4j.web.observe;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.gatherEach;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.CancelledError;
import io.asyncio4j.http.Json;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Transport;
import io.asyncio4j.http.server.InProcess;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.App;
import io.asyncio4j.web.TestClient;
import io.asyncio4j.web.middleware.JsonAccessLog;
import io.asyncio4j.web.middleware.RequestIds;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.context.SettableContextStorageProvider;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

class TracingTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(spans))
                  .build())
          .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
          .build();
  private final Tracing tracing = Tracing.of(telemetry);

  /** The library for tests has a storage of its own, which goes before all others. */
  @BeforeAll
  static void keepContextsInCoroutines() {
    SettableContextStorageProvider.setContextStorage(new CoroutineContextStorage());
  }

  private App app() {
    var app = new App("Traced");
    app.use(tracing);
    app.get("/items/{id}", (Integer id) -> "item " + id);
    return app;
  }

  private static TestClient client(App app) throws Exception {
    return TestClient.builder(app).raiseExceptions(false).build();
  }

  private static Object attribute(SpanData span, String name) {
    return span.getAttributes().asMap().entrySet().stream()
        .filter(entry -> entry.getKey().getKey().equals(name))
        .map(entry -> entry.getValue())
        .findFirst()
        .orElse(null);
  }

  private SpanData only() {
    assertThat(spans.getFinishedSpanItems()).hasSize(1);
    return spans.getFinishedSpanItems().getFirst();
  }

  private static String spanId() {
    return Span.current().getSpanContext().getSpanId();
  }

  @Test
  void aRequestIsASpanOfTheTraceThatTheClientNames() throws Exception {
    try (var client = client(app())) {
      client.send(
          Request.get("/items/7?q=1&sig=secret")
              .header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
              .header("User-Agent", "test"));
    }
    SpanData span = only();
    assertThat(span.getName()).isEqualTo("GET /items/{id}");
    assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(PARENT);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(attribute(span, "http.request.method")).isEqualTo("GET");
    assertThat(attribute(span, "http.route")).isEqualTo("/items/{id}");
    assertThat(attribute(span, "url.path")).isEqualTo("/items/7");
    assertThat(attribute(span, "url.query")).isEqualTo("q=1&sig=REDACTED");
    assertThat(attribute(span, "url.scheme")).isEqualTo("http");
    assertThat(attribute(span, "http.response.status_code")).isEqualTo(200L);
    assertThat(attribute(span, "server.address")).isEqualTo("localhost");
    assertThat(attribute(span, "server.port")).isEqualTo(80L);
    assertThat(attribute(span, "network.protocol.version")).isEqualTo("1.1");
    assertThat(attribute(span, "user_agent.original")).isEqualTo("test");
    assertThat(attribute(span, "error.type")).isNull();
  }

  @Test
  void theSpanIsCurrentInAllThatTheRequestStarts() throws Exception {
    var seen = new ArrayList<String>();
    var app = app();
    app.get(
        "/work",
        () -> {
          seen.add(spanId());
          seen.addAll(gather(TracingTest::spanId, TracingTest::spanId));
          seen.add(createTask(TracingTest::spanId).await());
          seen.add(toThread(TracingTest::spanId));
          sleep(Duration.ofSeconds(1));
          seen.add(spanId());
          return ServerResponse.stream(out -> out.write(spanId()));
        });
    try (var client = client(app)) {
      seen.add(client.get("/work").text());
    }
    assertThat(seen).hasSize(7).containsOnly(only().getSpanId());
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  void whatIsDoneAfterTheSpanIsNoPartOfIt() throws Exception {
    var after = new ArrayList<Boolean>();
    var app = new App("Traced");
    app.use((request, next) -> {
      request.whenOver(() -> after.add(Span.current().getSpanContext().isValid()));
      return next.handle(request);
    });
    app.use(tracing);
    app.get("/", () -> "hello");
    try (var client = client(app)) {
      client.get("/");
    }
    assertThat(after).containsExactly(false);
  }

  @Test
  void requestsAtTheSameTimeHaveSpansOfTheirOwn() throws Exception {
    var app = app();
    app.get(
        "/wait/{id}",
        (Integer id) -> {
          String before = spanId();
          sleep(Duration.ofSeconds(id % 5));
          return gather(TracingTest::spanId, () -> before).stream().distinct().toList();
        });
    try (var client = client(app)) {
      client.run(asking -> {
        List<List<String>> answers =
            gatherEach(
                IntStream.range(0, 100).boxed().toList(),
                id -> asking.get("/wait/" + id).json(new TypeReference<List<String>>() {}));
        assertThat(answers).allMatch(answer -> answer.size() == 1).doesNotHaveDuplicates();
        assertThat(spanId()).isEqualTo(Span.getInvalid().getSpanContext().getSpanId());
      });
    }
    assertThat(spans.getFinishedSpanItems())
        .hasSize(100)
        .extracting(SpanData::getTraceId)
        .doesNotHaveDuplicates();
  }

  @Test
  void aFailureOfTheServerIsAnErrorAndOneOfTheClientIsNot() throws Exception {
    var app = app();
    app.get(
        "/broken",
        () -> {
          throw new IllegalStateException("broken");
        });
    app.get(
        "/busy",
        () -> {
          throw new StatusException(503, "later");
        });
    try (var client = client(app)) {
      client.get("/broken");
      client.get("/busy");
      client.get("/nothing");
      client.send(Request.of("BREW", "/items/1"));
    }
    List<SpanData> ended = spans.getFinishedSpanItems();
    assertThat(ended)
        .extracting(SpanData::getName)
        .containsExactly("GET /broken", "GET /busy", "GET", "HTTP");
    assertThat(ended)
        .extracting(span -> attribute(span, "error.type"))
        .containsExactly("java.lang.IllegalStateException", "503", null, null);
    assertThat(ended)
        .extracting(span -> span.getStatus().getStatusCode())
        .containsExactly(StatusCode.ERROR, StatusCode.ERROR, StatusCode.UNSET, StatusCode.UNSET);
    assertThat(ended)
        .extracting(span -> attribute(span, "http.response.status_code"))
        .containsExactly(500L, 503L, 404L, 405L);
    assertThat(ended.getFirst().getEvents().getFirst().getAttributes())
        .extracting(all -> all.get(AttributeKey.stringKey("exception.message")))
        .isEqualTo("broken");
    assertThat(attribute(ended.getLast(), "http.request.method")).isEqualTo("_OTHER");
    assertThat(attribute(ended.getLast(), "http.request.method_original")).isEqualTo("BREW");
  }

  @Test
  void theServerIsTheOneThatTheClientMeans() throws Exception {
    try (var client = client(app())) {
      for (String host :
          List.of("shop.example", "shop.example:8443", "[::1]", "[::1]:81", "shop:", "shop:x")) {
        client.send(Request.get("/items/1").header("Host", host));
      }
    }
    assertThat(spans.getFinishedSpanItems())
        .extracting(s -> attribute(s, "server.address") + " " + attribute(s, "server.port"))
        .containsExactly(
            "shop.example 80",
            "shop.example 8443",
            "[::1] 80",
            "[::1] 81",
            "shop: 80",
            "shop null");
  }

  @Test
  void theSpanOfAClientThatGoesAwayEndsToo() throws Exception {
    var app = app();
    app.get("/slow", () -> sleep(Duration.ofHours(1)));
    try (var client = client(app)) {
      client.run(asking -> {
        var task = createTask(() -> asking.get("/slow"));
        sleep(Duration.ofSeconds(1));
        task.cancel();
        try {
          var _ = task.await();
        } catch (CancelledError e) {
          // as it was told
        }
      });
    }
    assertThat(attribute(only(), "http.response.status_code")).isNull();
  }

  @Test
  void pathsThatWereTakenOutHaveNoSpan() throws Exception {
    var app = new App("Traced");
    app.use(tracing.without("/livez"));
    app.include(Health.of().routes());
    try (var client = client(app)) {
      assertThat(client.get("/livez").status()).isEqualTo(200);
      client.get("/readyz");
    }
    assertThat(only().getName()).isEqualTo("GET /readyz");
  }

  @Test
  void aRequestThatTheAppSendsIsPartOfItsTrace() throws Exception {
    run(() -> {
      try (var live = app().open();
          var client =
              AsyncClient.builder()
                  .baseUrl("http://user:secret@shop")
                  .transport(tracing.client(InProcess.of(live)))
                  .build()) {
        Span outer = telemetry.getTracer("test").spanBuilder("outer").startSpan();
        try (var _ = outer.makeCurrent()) {
          client.get("/items/7");
          client.get("/items/none");
        } finally {
          outer.end();
        }
        List<SpanData> ended = spans.getFinishedSpanItems();
        assertThat(ended).hasSize(5).extracting(SpanData::getTraceId).containsOnly(traceOf(outer));
        SpanData sent =
            ended.stream().filter(s -> s.getKind() == SpanKind.CLIENT).findFirst().orElseThrow();
        SpanData answered =
            ended.stream().filter(s -> s.getKind() == SpanKind.SERVER).findFirst().orElseThrow();
        assertThat(sent.getParentSpanId()).isEqualTo(outer.getSpanContext().getSpanId());
        assertThat(answered.getParentSpanId()).isEqualTo(sent.getSpanId());
        assertThat(sent.getName()).isEqualTo("GET");
        assertThat(attribute(sent, "url.full")).isEqualTo("http://shop/items/7");
        assertThat(attribute(sent, "server.address")).isEqualTo("shop");
        assertThat(attribute(sent, "http.response.status_code")).isEqualTo(200L);
        SpanData refused =
            ended.stream()
                .filter(s -> s.getKind() == SpanKind.CLIENT)
                .reduce((_, last) -> last)
                .orElseThrow();
        assertThat(attribute(refused, "error.type")).isEqualTo("422");
        assertThat(refused.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
      }
    });
  }

  private static String traceOf(Span span) {
    return span.getSpanContext().getTraceId();
  }

  @Test
  void aRequestThatCannotBeSentIsAnError() throws Exception {
    Transport cut =
        request -> {
          throw new IOException("cut");
        };
    run(() -> {
      try (var client =
          AsyncClient.builder().baseUrl("http://shop").transport(tracing.client(cut)).build()) {
        assertThatThrownBy(() -> client.get("/")).isInstanceOf(IOException.class);
      }
    });
    assertThat(attribute(only(), "error.type")).isEqualTo("java.io.IOException");
  }

  @Test
  void theAccessLogHasTheTraceTheRouteAndTheId() throws Exception {
    var lines = new ArrayList<String>();
    var app = app();
    app.use(RequestIds.of());
    app.server(server -> server.accessLog(JsonAccessLog.of(lines::add)));
    try (var client = client(app)) {
      var answer = client.get("/items/7");
      client.get("/nothing");
      assertThat(lines).hasSize(2);
      var line =
          Json.standard()
              .read(lines.getFirst(), new TypeReference<java.util.Map<String, Object>>() {});
      assertThat(line)
          .containsEntry("trace_id", spans.getFinishedSpanItems().getFirst().getTraceId())
          .containsEntry("route", "/items/{id}")
          .containsEntry("target", "/items/7")
          .containsEntry("id", answer.header("X-Request-ID"));
      assertThat(lines.getLast()).doesNotContain("\"route\"").contains("\"trace_id\"");
      assertThat(TraceIds.current()).isEmpty();
    }
  }

  @Test
  void scopesThatAreClosedInAnotherOrderChangeNothing() {
    ContextKey<String> key = ContextKey.named("key");
    Context one = Context.root().with(key, "one");
    Context two = one.with(key, "two");
    var outer = one.makeCurrent();
    var inner = two.makeCurrent();
    outer.close();
    assertThat(Context.current()).isSameAs(two);
    inner.close();
    inner.close();
    assertThat(Context.current()).isSameAs(one);
    outer.close();
    assertThat(Context.current()).isSameAs(Context.root());
    assertThat(CoroutineContextStorage.isUsed()).isTrue();
  }
}
