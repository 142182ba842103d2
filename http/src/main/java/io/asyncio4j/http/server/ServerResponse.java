package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.Json;
import io.asyncio4j.http.ServerSentEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a handler answers: a status, header fields and a body. Immutable, any thread; one may be
 * kept and given to many requests.
 *
 * <pre>{@code
 * return ServerResponse.json(user).withHeader("Cache-Control", "no-store");
 * }</pre>
 *
 * <p>{@code Content-Length}, {@code Transfer-Encoding}, {@code Connection} and {@code Date} are the
 * server's to set.
 */
public final class ServerResponse {
  private static final Headers TEXT = Headers.of("Content-Type", "text/plain; charset=utf-8");
  private static final Headers HTML = Headers.of("Content-Type", "text/html; charset=utf-8");
  private static final Headers JSON = Headers.of("Content-Type", "application/json");
  private static final Headers BYTES = Headers.of("Content-Type", "application/octet-stream");
  private static final Headers EVENTS =
      Headers.of("Content-Type", "text/event-stream", "Cache-Control", "no-store");
  private static final Duration EVENTS_KEEP_ALIVE = Duration.ofSeconds(15);

  private final int status;
  private final Headers headers;
  private final Body body;
  private final Headers trailers;

  private ServerResponse(int status, Headers headers, Body body, Headers trailers) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.trailers = trailers;
  }

  private static ServerResponse ok(Headers headers, Body body) {
    return new ServerResponse(200, headers, body, Headers.empty());
  }

  /** A status alone. */
  public static ServerResponse status(int status) {
    return ok(Headers.empty(), Body.EMPTY).withStatus(status);
  }

  /** Plain text. */
  public static ServerResponse text(String text) {
    return ok(TEXT, new Body.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A page. */
  public static ServerResponse html(String html) {
    return ok(HTML, new Body.Bytes(html.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * A record or another object as JSON, as the server's settings have it ({@link
   * HttpServer.Builder#json}). It is encoded when the handler has returned: do not change it any
   * more. What cannot be encoded is answered 500.
   */
  public static ServerResponse json(Object value) {
    return ok(JSON, new Body.Encoded(Objects.requireNonNull(value, "value")));
  }

  /** A record or another object as JSON, encoded at once with settings of your own. */
  public static ServerResponse json(Object value, Json json) {
    return ok(JSON, new Body.Bytes(json.bytes(value)));
  }

  /** Bytes, which must not be changed any more; set a {@code Content-Type}. */
  public static ServerResponse bytes(byte[] bytes) {
    return ok(BYTES, new Body.Bytes(Objects.requireNonNull(bytes, "bytes")));
  }

  /**
   * A file, with its type by its name, or as much of it as the request asks for: ranges and
   * conditions are heeded. 404 when it is no readable file.
   */
  public static ServerResponse file(Path file) {
    return ok(Headers.empty(), new Body.File(Objects.requireNonNull(file, "file")));
  }

  /** A body that is written while it is sent; set a {@code Content-Type}. */
  public static ServerResponse stream(StreamBody body) {
    return ok(BYTES, new Body.Stream(Objects.requireNonNull(body, "body")));
  }

  /**
   * Server-sent events; a comment goes out whenever there was none for 15 seconds, so that neither
   * end takes the connection for dead.
   */
  public static ServerResponse events(EventsBody events) {
    return events(EVENTS_KEEP_ALIVE, events);
  }

  /** Server-sent events. Iterating may suspend. */
  public static ServerResponse events(Iterable<ServerSentEvent> events) {
    Objects.requireNonNull(events, "events");
    return events(out -> {
      for (ServerSentEvent event : events) {
        out.send(event);
      }
    });
  }

  /**
   * Server-sent events.
   *
   * @param keepAlive after how long without an event a comment goes out
   */
  public static ServerResponse events(Duration keepAlive, EventsBody events) {
    if (keepAlive.isNegative() || keepAlive.isZero()) {
      throw new IllegalArgumentException(
          "a keep-alive of " + keepAlive + " would never pause; give a positive duration");
    }
    return ok(EVENTS, new Body.Events(Objects.requireNonNull(events, "events"), keepAlive));
  }

  /** Sends the client elsewhere for now, with GET (303). */
  public static ServerResponse redirect(String location) {
    return redirect(303, location);
  }

  /** Sends the client elsewhere. */
  public static ServerResponse redirect(int status, String location) {
    if (status < 300 || status > 399) {
      throw new IllegalArgumentException(
          "status " + status + " is no redirection; 301, 302, 303, 307 and 308 are");
    }
    return status(status).withHeader("Location", location);
  }

  /**
   * Makes the connection a WebSocket that {@code handler} talks over. A request that asks for none
   * is answered 426 instead.
   */
  public static ServerResponse webSocket(WebSocketHandler handler) {
    return webSocket(WebSocketOptions.defaults(), handler);
  }

  /** Makes the connection a WebSocket. */
  public static ServerResponse webSocket(WebSocketOptions options, WebSocketHandler handler) {
    Objects.requireNonNull(options, "options");
    return new ServerResponse(
        101,
        Headers.empty(),
        new Body.Upgrade(Objects.requireNonNull(handler, "handler"), options),
        Headers.empty());
  }

  /** This with another status, 200 to 599. */
  public ServerResponse withStatus(int newStatus) {
    if (newStatus < 200 || newStatus > 599) {
      throw new IllegalArgumentException(
          "status " + newStatus + " ends no exchange; give one of 200 to 599");
    }
    return new ServerResponse(newStatus, headers, body, trailers);
  }

  /** This with one value for a header field, in place of those there are. */
  public ServerResponse withHeader(String name, String value) {
    return new ServerResponse(status, headers.with(name, value), body, trailers);
  }

  /** This with one more value for a header field. */
  public ServerResponse withAddedHeader(String name, String value) {
    return new ServerResponse(status, headers.withAdded(name, value), body, trailers);
  }

  /** This with {@code others} in place of the header fields of the same names. */
  public ServerResponse withHeaders(Headers others) {
    return new ServerResponse(status, headers.withAll(others), body, trailers);
  }

  /** This without a header field. */
  public ServerResponse withoutHeader(String name) {
    return new ServerResponse(status, headers.without(name), body, trailers);
  }

  /** This with a cookie to be kept. */
  public ServerResponse withCookie(ResponseCookie cookie) {
    return withAddedHeader("Set-Cookie", cookie.encoded());
  }

  /** This with another content type. */
  public ServerResponse withContentType(String type) {
    return withHeader("Content-Type", type);
  }

  /** This with fields that follow the body. */
  public ServerResponse withTrailers(Headers newTrailers) {
    return new ServerResponse(status, headers, body, Objects.requireNonNull(newTrailers));
  }

  /** This with other bytes as its body, which must not be changed any more. */
  public ServerResponse withBody(byte[] bytes) {
    return withBody(new Body.Bytes(Objects.requireNonNull(bytes, "bytes")));
  }

  ServerResponse withBody(Body newBody) {
    return new ServerResponse(status, headers, newBody, trailers);
  }

  /** The status code; 101 for a WebSocket. */
  public int status() {
    return status;
  }

  /** The header fields, without those that the server sets. */
  public Headers headers() {
    return headers;
  }

  /** The fields that follow the body. */
  public Headers trailers() {
    return trailers;
  }

  /**
   * Whether the body is made while it is sent, after the handler has returned: a stream, events, a
   * file, a WebSocket.
   */
  public boolean isStreamed() {
    return switch (body) {
      case Body.Bytes _, Body.Encoded _ -> false;
      case Body.Stream _, Body.Events _, Body.File _, Body.FilePart _, Body.Upgrade _ -> true;
    };
  }

  /**
   * The body as {@code request} is answered with it, before it is packed, when it is in memory; an
   * object is encoded for that, as the server's settings have it. Null for files, streams, events
   * and WebSockets. Must not be changed.
   */
  public byte @Nullable [] bodyBytes(ServerRequest request) {
    return switch (body) {
      case Body.Bytes(byte[] bytes) -> bytes;
      case Body.Encoded(Object value) -> request.settings().json().bytes(value);
      case Body.Stream _, Body.Events _, Body.File _, Body.FilePart _, Body.Upgrade _ -> null;
    };
  }

  Body body() {
    return body;
  }

  @Override
  public String toString() {
    return "ServerResponse[" + status + ", " + headers + "]";
  }
}
