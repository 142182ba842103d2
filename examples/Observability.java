// An app with all that those who look after it ask for: whether it is well, its figures, its
// traces and its log, which name the same routes and the same traces.
//
//   aio run examples/Observability.java
//
// Prints:
//   {…"target":"/readyz","route":"/readyz","status":200,…}
//   {"status":"UP","checks":[{"name":"stock","status":"UP"}]}
//   span "look up the price" of trace 0af7651916cd43dd8448eb211c80319c
//   span "GET /items/{id}" of trace 0af7651916cd43dd8448eb211c80319c
//   {…"target":"/items/7","route":"/items/{id}","status":200,…"trace_id":"0af7651916…"}
//   {"id":7,"price":70,"left":3}
//   {…"target":"/metrics","route":"/metrics","status":200,…}
//   asyncio4j_loop_tasks_started_total{loop="…"} …
//   http_server_requests_seconds_count{…,method="GET",…,status="200",uri="/items/{id}"} 1
//   http_server_requests_seconds_count{…,method="GET",…,status="200",uri="/readyz"} 1

//DEPS io.opentelemetry:opentelemetry-sdk:1.67.0

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.http.client.*;
import io.asyncio4j.web.*;
import io.asyncio4j.web.middleware.JsonAccessLog;
import io.asyncio4j.web.middleware.RequestIds;
import io.asyncio4j.web.observe.*;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.*;

record Item(int id, int price, int left) {}

final OpenTelemetrySdk telemetry =
    OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new Printed()))
                .build())
        .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
        .build();

App app() {
  var app = new App("Shop");
  app.server(server -> server.accessLog(JsonAccessLog.of(IO::println)));
  app.use(RequestIds.of());
  app.use(Tracing.of(telemetry).without("/readyz", "/metrics"));
  Metrics.prometheus().addTo(app);
  app.include(Health.of().withReadiness("stock", () -> left(1)).routes());
  app.get(
      "/items/{id}",
      (Integer id) ->
          gather(() -> price(id), () -> left(id), (price, left) -> new Item(id, price, left)));
  return app;
}

/** Runs in a task of its own, and yet in the request's trace. */
int price(int id) throws InterruptedException {
  var span = telemetry.getTracer("shop").spanBuilder("look up the price").startSpan();
  try (var _ = span.makeCurrent()) {
    sleep(Duration.ofMillis(5));
    return id * 10;
  } finally {
    span.end();
  }
}

int left(int id) throws InterruptedException {
  sleep(Duration.ofMillis(2));
  return 3;
}

void main() throws Exception {
  run(() -> {
    try (var running = app().start("127.0.0.1", 0);
        var client = AsyncClient.builder().baseUrl(running.url()).build()) {
      IO.println(client.get("/readyz").text());
      String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
      IO.println(client.send(Request.get("/items/7").header("traceparent", parent)).text());
      for (String line : client.get("/metrics").text().split("\n")) {
        if (line.matches("(http_server_requests_seconds_count|asyncio4j_loop_tasks_started).*")) {
          IO.println(line);
        }
      }
    }
  });
}

/** Where spans go: in a real program an exporter sends them to a collector. */
static class Printed implements SpanExporter {
  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    spans.forEach(s -> IO.println("span \"" + s.getName() + "\" of trace " + s.getTraceId()));
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
