package io.asyncio4j.web.observe;

import io.asyncio4j.http.client.Transport;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.Middleware;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Traces requests by OpenTelemetry: each has a span of kind SERVER, named {@code GET /items/{id}}
 * and with the attributes of the semantic conventions for HTTP, which is part of the trace that the
 * client names ({@code traceparent}). It is current in the endpoint, in every task that this
 * creates, in {@code toThread} and while a response is streamed, and ends when that is written.
 *
 * <pre>{@code
 * var tracing = Tracing.of(GlobalOpenTelemetry.get()).without("/livez", "/readyz", "/metrics");
 * app.use(tracing);
 * var client = AsyncClient.builder().wrapTransport(tracing::client).build();
 * }</pre>
 *
 * <p>{@link TraceIds#current} has the trace's id for logs. Needs {@code
 * io.opentelemetry:opentelemetry-api}; who wants the spans sent somewhere adds the SDK. Any thread.
 */
public final class Tracing implements Middleware {
  private static final System.Logger LOGGER = System.getLogger("io.asyncio4j.web");
  private static final AtomicBoolean WARNED = new AtomicBoolean();
  private static final int SERVER_ERROR = 500;

  private final Tracer tracer;
  private final TextMapPropagator propagator;
  private final Set<String> untraced;

  private Tracing(Tracer tracer, TextMapPropagator propagator, Set<String> untraced) {
    this.tracer = tracer;
    this.propagator = propagator;
    this.untraced = untraced;
  }

  /** Spans that go there, and contexts that travel as its propagators have it. */
  public static Tracing of(OpenTelemetry telemetry) {
    Objects.requireNonNull(telemetry, "telemetry");
    if (!CoroutineContextStorage.isUsed() && WARNED.compareAndSet(false, true)) {
      LOGGER.log(
          System.Logger.Level.WARNING,
          "OpenTelemetry keeps its context elsewhere than in coroutines, so that tasks have no part"
              + " in the spans of those who create them; see CoroutineContextStorage");
    }
    return new Tracing(
        telemetry.getTracer("io.asyncio4j.web"),
        telemetry.getPropagators().getTextMapPropagator(),
        Set.of());
  }

  /** This without spans for requests to these paths: those of probes, say. */
  public Tracing without(String... paths) {
    return new Tracing(tracer, propagator, Set.of(paths));
  }

  /**
   * A client's network with a span of kind CLIENT around each request, until the head of its
   * response is there; the request tells the server of it. For {@link
   * io.asyncio4j.http.client.ClientBuilder#wrapTransport}.
   */
  public Transport client(Transport network) {
    return new TracedTransport(tracer, propagator, Objects.requireNonNull(network, "network"));
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // the request closes it, when its response is written
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    if (untraced.contains(request.rawPath())) {
      return next.handle(request);
    }
    // Not what is current here: a server is not part of the trace in which it was started.
    Context parent = propagator.extract(Context.root(), request, Fields.OF_REQUEST);
    Span span =
        tracer
            .spanBuilder(HttpAttributes.method(request.method()))
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .setAllAttributes(HttpAttributes.of(request))
            .startSpan();
    if (span.getSpanContext().isValid()) {
      TraceIds.set(span.getSpanContext().getTraceId());
    }
    var traced = new Traced(request, span, parent.with(span).makeCurrent());
    request.whenOver(traced);
    try {
      ServerResponse response = next.handle(request);
      traced.outcome = Outcome.of(response);
      return response;
    } catch (Throwable e) {
      traced.outcome = Outcome.of(e, request);
      throw e;
    }
  }

  /** A request that is being answered, until its response is written. */
  private static final class Traced implements AutoCloseable {
    private final ServerRequest request;
    private final Span span;
    private final Scope scope;
    private Outcome outcome = Outcome.NONE;

    Traced(ServerRequest request, Span span, Scope scope) {
      this.request = request;
      this.span = span;
      this.scope = scope;
    }

    @Override
    public void close() {
      scope.close();
      String route = request.route();
      if (route != null) {
        span.setAttribute(HttpAttributes.ROUTE, route);
        span.updateName(HttpAttributes.method(request.method()) + " " + route);
      }
      Outcome ended = outcome.after(request);
      HttpAttributes.end(span, ended.status(), SERVER_ERROR, ended.failure());
    }
  }

  private enum Fields implements TextMapGetter<ServerRequest> {
    OF_REQUEST;

    @Override
    public @Nullable String get(@Nullable ServerRequest request, String key) {
      return request == null ? null : request.header(key);
    }

    @Override
    public Iterator<String> getAll(@Nullable ServerRequest request, String key) {
      return request == null ? Collections.emptyIterator() : request.headers().all(key).iterator();
    }
  }
}
