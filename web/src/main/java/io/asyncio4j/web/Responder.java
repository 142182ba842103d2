package io.asyncio4j.web;

import io.asyncio4j.http.Json;
import io.asyncio4j.http.ServerSentEvent;
import io.asyncio4j.http.server.ResponseStream;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes responses of what endpoints return. Any thread. */
final class Responder {
  /** One JSON value a line. */
  static final String JSON_LINES = "application/jsonl";

  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final Json json;

  Responder(Json json) {
    this.json = json;
  }

  /**
   * The response of a value.
   *
   * @param status 0 for the usual one
   * @param returns what the endpoint was said to return
   */
  ServerResponse respond(@Nullable Object value, int status, Type returns, ServerRequest request) {
    return switch (value) {
      case null -> ofNull(status, returns, request);
      case Optional<?> optional when optional.isEmpty() -> throw nothing(request);
      case Optional<?> optional -> respond(optional.get(), status, returns, request);
      case ServerResponse response -> response;
      case Problem problem -> problem.toResponse();
      case String text -> with(status, ServerResponse.text(text));
      case byte[] bytes -> with(status, ServerResponse.bytes(bytes));
      case Path file -> with(status, ServerResponse.file(file));
      case JsonNode tree -> with(status, ServerResponse.json(tree, json));
      case Collection<?> collection -> with(status, ServerResponse.json(collection, json));
      case BaseStream<?, ?> stream -> stream(stream.iterator(), stream, status, returns, request);
      case Iterable<?> iterable -> stream(iterable.iterator(), iterable, status, returns, request);
      case Iterator<?> iterator -> stream(iterator, iterator, status, returns, request);
      default -> {
        StatusType type = StatusType.of(value.getClass());
        yield type == null
            ? with(status, ServerResponse.json(value, json))
            : type.respond(value, json);
      }
    };
  }

  /** Whether null means that there is no such thing: not once something may have been done. */
  static boolean isAsked(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("QUERY");
  }

  private static ServerResponse ofNull(int status, Type returns, ServerRequest request) {
    if (returns == void.class || returns == Void.class || status == 204) {
      return ServerResponse.status(status == 0 ? 204 : status);
    }
    if (isAsked(request.method())) {
      throw nothing(request);
    }
    return with(status, ServerResponse.bytes(NULL).withContentType("application/json"));
  }

  private static StatusException nothing(ServerRequest request) {
    return new StatusException(404, "there is nothing at " + request.path());
  }

  private static ServerResponse with(int status, ServerResponse response) {
    return status == 0 ? response : response.withStatus(status);
  }

  /** Events where the client or the endpoint's type says so, else a line for each value. */
  private ServerResponse stream(
      Iterator<?> values, Object source, int status, Type returns, ServerRequest request) {
    if (source instanceof AutoCloseable closeable) {
      request.whenOver(closeable);
    }
    boolean events =
        Types.argumentOrObject(returns) == ServerSentEvent.class
            || request.headers().contains("Accept", "text/event-stream");
    if (events) {
      return with(
          status,
          ServerResponse.events(out -> {
            while (values.hasNext()) {
              out.send(event(values.next()));
            }
          }));
    }
    return with(
        status, ServerResponse.stream(out -> writeLines(values, out)).withContentType(JSON_LINES));
  }

  private void writeLines(Iterator<?> values, ResponseStream out) throws java.io.IOException {
    while (values.hasNext()) {
      Object value = values.next();
      byte[] bytes = value == null ? NULL : json.bytes(value);
      byte[] line = java.util.Arrays.copyOf(bytes, bytes.length + 1);
      line[bytes.length] = '\n';
      out.write(line);
    }
  }

  private ServerSentEvent event(@Nullable Object value) {
    return switch (value) {
      case null -> ServerSentEvent.of("null");
      case ServerSentEvent event -> event;
      case String text -> ServerSentEvent.of(text);
      default -> ServerSentEvent.of(json.text(value));
    };
  }
}
