package io.asyncio4j.web.observe;

import io.asyncio4j.CancelledError;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.StreamingResponse;
import io.asyncio4j.http.client.Transport;
import io.asyncio4j.http.client.WebSocketSettings;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.io.IOException;
import java.util.LinkedHashMap;

/** A client's network with a span around each request, of which the request tells the server. */
final class TracedTransport implements Transport {
  private static final int CLIENT_ERROR = 400;

  private final Tracer tracer;
  private final TextMapPropagator propagator;
  private final Transport network;

  TracedTransport(Tracer tracer, TextMapPropagator propagator, Transport network) {
    this.tracer = tracer;
    this.propagator = propagator;
    this.network = network;
  }

  /** How a request is sent. */
  @FunctionalInterface
  private interface Sending {
    StreamingResponse send(Request request) throws IOException;
  }

  @Override
  public StreamingResponse send(Request request) throws IOException {
    return traced(request, network::send);
  }

  @Override
  public StreamingResponse openWebSocket(Request request, WebSocketSettings settings)
      throws IOException {
    return traced(request, told -> network.openWebSocket(told, settings));
  }

  private StreamingResponse traced(Request request, Sending sending) throws IOException {
    Span span =
        tracer
            .spanBuilder(HttpAttributes.method(request.method()))
            .setSpanKind(SpanKind.CLIENT)
            .setAllAttributes(HttpAttributes.of(request))
            .startSpan();
    int status = 0;
    Throwable failure = null;
    try {
      StreamingResponse response = sending.send(told(request, Context.current().with(span)));
      status = response.status();
      return response;
    } catch (CancelledError e) {
      throw e;
    } catch (Throwable e) {
      failure = e;
      throw e;
    } finally {
      HttpAttributes.end(span, status, CLIENT_ERROR, failure);
    }
  }

  private Request told(Request request, Context context) {
    var fields = new LinkedHashMap<String, String>();
    propagator.inject(context, fields, (carrier, name, value) -> fields.put(name, value));
    Request told = request;
    for (var field : fields.entrySet()) {
      told = told.headers(told.headers().with(field.getKey(), field.getValue()));
    }
    return told;
  }

  @Override
  public void close() {
    network.close();
  }
}
