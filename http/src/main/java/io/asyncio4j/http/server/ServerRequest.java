package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.MediaType;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * A request: its head, and its body as it comes. For the coroutine of the handler and others of its
 * loop, until the handler has returned.
 *
 * <p>The body is read once: as a whole by {@link #bytes}, {@link #text}, {@link #json} or {@link
 * #form}, which remember it, or piece by piece by {@link #chunks} or {@link #multipart()}. What is
 * larger than the server's limit ends in {@link StatusException} 413, what comes too slowly in 408.
 */
public final class ServerRequest {
  private static final int MOST_PARTS = 1000;
  private static final MediaType MULTIPART = MediaType.of("multipart", "form-data");

  private final ServerSettings settings;
  private final Exchange exchange;
  private final String method;
  private final String target;
  private final String version;
  private final FieldSource fields;
  private final RequestBody body;
  private @Nullable Headers headers;
  private @Nullable UrlValues query;
  private @Nullable String path;
  private byte @Nullable [] bytes;
  private boolean streamed;
  private @Nullable RequestEnd end;
  private @Nullable SocketAddress forwardedFor;
  private @Nullable String forwardedScheme;
  private @Nullable String forwardedHost;
  private @Nullable String route;

  ServerRequest(
      ServerSettings settings,
      Exchange exchange,
      String method,
      String target,
      String version,
      FieldSource fields,
      RequestBody body) {
    this.settings = settings;
    this.exchange = exchange;
    this.method = method;
    this.target = target;
    this.version = version;
    this.fields = fields;
    this.body = body;
  }

  /** The method, such as {@code GET}. */
  public String method() {
    return method;
  }

  /** The target as it was sent: {@code /search?q=a%20b}. */
  public String target() {
    return target;
  }

  /** {@code HTTP/1.0}, {@code HTTP/1.1} or {@code HTTP/2}. */
  public String version() {
    return version;
  }

  /** {@code http} or {@code https}. */
  public String scheme() {
    return forwardedScheme == null ? exchange.scheme() : forwardedScheme;
  }

  /** The host and port that the client means, as it wrote them; empty when it did not. */
  public String host() {
    if (forwardedHost != null) {
      return forwardedHost;
    }
    String authority = RequestTarget.authority(target);
    if (authority != null) {
      return authority;
    }
    String host = fields.first("host");
    return host == null ? "" : host;
  }

  /** The path as it was sent, without the query. */
  public String rawPath() {
    return RequestTarget.rawPath(target);
  }

  /**
   * The path, decoded. Note that a slash in it may have been an encoded one.
   *
   * @throws StatusException 400 when it cannot be decoded
   */
  public String path() {
    if (path == null) {
      path = Percent.decode(rawPath());
    }
    return path;
  }

  /** What follows the question mark, as it was sent; empty when there is none. */
  public String rawQuery() {
    return RequestTarget.rawQuery(target);
  }

  /**
   * The query, decoded.
   *
   * @throws StatusException 400 when it cannot be decoded
   */
  public UrlValues query() {
    if (query == null) {
      query = UrlValues.parse(rawQuery());
    }
    return query;
  }

  /** The first value of {@code name} in the query, or null. */
  public @Nullable String query(String name) {
    return query().get(name);
  }

  /** All header fields. */
  public Headers headers() {
    if (headers == null) {
      headers = toHeaders(fields);
    }
    return headers;
  }

  static Headers toHeaders(FieldSource source) {
    var entries = new ArrayList<Map.Entry<String, String>>();
    source.forEach((name, value) -> entries.add(new AbstractMap.SimpleEntry<>(name, value)));
    return Headers.received(entries);
  }

  /** The first value of the header field {@code name}, or null. */
  public @Nullable String header(String name) {
    return headers == null ? fields.first(name) : headers.get(name);
  }

  /** The cookies that the client sent, by name; of several with one name the first. */
  public Map<String, String> cookies() {
    return RequestCookies.parse(headers().all("cookie"));
  }

  /** The cookie {@code name}, or null. */
  public @Nullable String cookie(String name) {
    return cookies().get(name);
  }

  /** The media type of the body; null when the client does not say. */
  public @Nullable MediaType contentType() {
    return MediaType.parseOrNull(header("content-type"));
  }

  /**
   * Where the client's connection comes from, or what {@link #forwarded} said; null when the
   * transport does not know.
   */
  public @Nullable SocketAddress remoteAddress() {
    return forwardedFor == null ? exchange.remoteAddress() : forwardedFor;
  }

  /** Where the client's connection arrived; null when the transport does not know. */
  public @Nullable SocketAddress localAddress() {
    return exchange.localAddress();
  }

  /** Whether the client has gone away. */
  public boolean isDisconnected() {
    return exchange.isDisconnected();
  }

  /**
   * Sets who asks and how, as a proxy in front reports it: what {@link #remoteAddress}, {@link
   * #scheme} and {@link #host} give from now on, also to the access log. For what stands before the
   * handlers and knows which proxies to believe.
   *
   * @param client null to leave it as it is
   * @param scheme {@code http} or {@code https}; null to leave it as it is
   * @param host with its port where it has one; null to leave it as it is
   */
  public void forwarded(
      @Nullable SocketAddress client, @Nullable String scheme, @Nullable String host) {
    if (scheme != null && !scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          "'" + scheme + "' is no scheme of requests; give http or https");
    }
    forwardedFor = client == null ? forwardedFor : client;
    forwardedScheme = scheme == null ? forwardedScheme : scheme;
    forwardedHost = host == null ? forwardedHost : host;
  }

  /** What is done when a request is over. */
  @FunctionalInterface
  public interface Ending {
    /**
     * Does it.
     *
     * @param failure as {@link ServerRequest#failure} gives it
     */
    void end(@Nullable Throwable failure) throws Exception;
  }

  /**
   * Has {@code resource} closed when the request is over: when its response was sent, or could not
   * be; the last that was given first. In the request's coroutine.
   */
  public void whenOver(AutoCloseable resource) {
    Objects.requireNonNull(resource, "resource");
    whenOver(_ -> resource.close());
  }

  /** Has {@code ending} done when the request is over, told of what went wrong with it, if so. */
  public void whenOver(Ending ending) {
    end().add(Objects.requireNonNull(ending, "ending"));
  }

  /**
   * Notes that the request was not answered as it should have been, and why; the first time counts.
   * For those who make a response of a failure.
   */
  public void failed(Throwable failure) {
    end().failed(Objects.requireNonNull(failure, "failure"));
  }

  /**
   * What kept the request from being answered as it should be: what its handler threw, or what its
   * body or WebSocket did, or {@code CancelledError} when the client went away; null so far.
   */
  public @Nullable Throwable failure() {
    return end == null ? null : end.failure();
  }

  private RequestEnd end() {
    if (end == null) {
      end = new RequestEnd();
    }
    return end;
  }

  /** Does what {@link #whenOver} was given. */
  void over() {
    if (end != null) {
      end.run(this);
    }
  }

  /**
   * The template of the route that answers, {@code /items/{id}}, under which logs and figures
   * gather the requests of one kind; null until a router has found one, and when there is none.
   * Around a handler that routes it is known when that has returned or thrown.
   */
  public @Nullable String route() {
    return route;
  }

  /**
   * Says which route answers: for who finds it. Of routers within each other the last one counts.
   *
   * @param template of which there is a limited number, whatever clients ask for
   */
  public void route(String template) {
    route = Objects.requireNonNull(template, "template");
  }

  // The body

  /**
   * Sets how large this request's body may be, in place of the server's limit. Before it is read.
   *
   * @param limit in bytes; {@code Long.MAX_VALUE} for a body that is read piece by piece
   */
  public void maxBodySize(long limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("a body of " + limit + " bytes cannot be; give 0 or more");
    }
    body.limit(limit);
  }

  /**
   * Sets how fast this request's body must come at least while it is waited for, in place of the
   * server's rate. Before it is read.
   *
   * @param bytesPerSecond 0 for a body of which a little comes now and then: any byte is then in
   *     time that comes within the body's timeout
   */
  public void minDataRate(int bytesPerSecond) {
    body.minDataRate(HttpServer.Builder.rate(bytesPerSecond));
  }

  /** How long the body is as the client announced it; -1 when it did not. */
  public long contentLength() {
    return body.length();
  }

  /**
   * The whole body; suspends until it has come.
   *
   * @throws IOException when the client has gone away
   * @throws StatusException 413 when it is too large, 408 when it does not come
   */
  public byte[] bytes() throws IOException {
    if (bytes == null) {
      open();
      bytes = body.readAll();
    }
    return bytes;
  }

  /**
   * The whole body as text, in the charset that its content type names, else UTF-8.
   *
   * @throws IOException when the client has gone away
   * @throws StatusException 413 when it is too large, 408 when it does not come
   */
  public String text() throws IOException {
    MediaType type = contentType();
    Charset charset = type == null ? null : type.charset();
    return new String(bytes(), charset == null ? StandardCharsets.UTF_8 : charset);
  }

  /**
   * The whole body as JSON.
   *
   * @throws IOException when the client has gone away
   * @throws StatusException 400 when it is no such JSON, 413 when it is too large, 408 when it does
   *     not come
   */
  public <T> T json(Class<T> type) throws IOException {
    byte[] json = bytes();
    try {
      return settings.json().read(json, type);
    } catch (JacksonException e) {
      throw badJson(e);
    }
  }

  /**
   * The whole body as JSON of a type that Java's classes alone cannot say.
   *
   * @throws IOException when the client has gone away
   * @throws StatusException 400 when it is no such JSON, 413 when it is too large, 408 when it does
   *     not come
   */
  public <T> T json(TypeReference<T> type) throws IOException {
    byte[] json = bytes();
    try {
      return settings.json().read(json, type);
    } catch (JacksonException e) {
      throw badJson(e);
    }
  }

  private static StatusException badJson(JacksonException e) {
    var refusal =
        new StatusException(
            400,
            "the body is not the JSON that this takes: "
                + e.getOriginalMessage().replaceFirst(" \\(start marker at .*", ""));
    refusal.initCause(e);
    return refusal;
  }

  /**
   * The whole body as an HTML form sends it ({@code application/x-www-form-urlencoded}).
   *
   * @throws IOException when the client has gone away
   * @throws StatusException 400 when it is none, 415 when its type is another, 413 when it is too
   *     large, 408 when it does not come
   */
  public UrlValues form() throws IOException {
    MediaType type = contentType();
    if (type == null || !type.matches(MediaType.FORM)) {
      throw new StatusException(415, "this takes " + MediaType.FORM);
    }
    return UrlValues.parse(new String(bytes(), StandardCharsets.UTF_8));
  }

  /**
   * The body piece by piece, as it comes; the next piece is read from the network only when it is
   * asked for, but for a few. Iterating suspends. A client that goes away, and a limit that is
   * passed, are thrown from the iteration: {@link IOException} as it is, {@link StatusException}.
   */
  public Iterable<byte[]> chunks() {
    open();
    return () -> new Pieces<>(body::next);
  }

  /**
   * The body as an HTML form with files sends it ({@code multipart/form-data}), part by part as it
   * comes, 1,000 parts at most.
   *
   * <pre>{@code
   * for (FormPart part : request.multipart()) {
   *   if (part.fileName() == null) {
   *     fields.put(part.name(), part.text());
   *   } else {
   *     part.chunks().forEach(digest::update);
   *   }
   * }
   * }</pre>
   *
   * <p>Iterating suspends, and throws {@link IOException} as it is when the client goes away,
   * {@link StatusException} 400 when the form is broken, 413 when it is too large, 431 when the
   * head of a part is, 408 when it does not come. The limit of the body counts for the form as a
   * whole: {@link #maxBodySize}.
   *
   * @throws StatusException 415 when the body is of another type
   */
  public Iterable<FormPart> multipart() {
    return multipart(MOST_PARTS);
  }

  /**
   * The body as an HTML form with files sends it, part by part.
   *
   * @param maxParts how many parts it may have
   * @throws StatusException 415 when the body is of another type
   */
  public Iterable<FormPart> multipart(int maxParts) {
    if (maxParts < 1) {
      throw new IllegalArgumentException("maxParts must be 1 or more, not " + maxParts);
    }
    MediaType type = contentType();
    String boundary = type == null ? null : type.parameter("boundary");
    if (type == null || boundary == null || !type.matches(MULTIPART)) {
      throw new StatusException(415, "this takes " + MULTIPART + " with a boundary");
    }
    open();
    var form = new MultipartBody(body, settings, boundary, maxParts);
    return () -> new Pieces<>(form::nextPart);
  }

  private void open() {
    if (streamed) {
      throw new IllegalStateException("the body was read already; read it in one way only");
    }
    streamed = true;
  }

  /** The fields that followed the body; empty until it was read to its end. */
  public Headers trailers() {
    return body.isComplete() ? body.trailers() : Headers.empty();
  }

  RequestBody body() {
    return body;
  }

  ServerSettings settings() {
    return settings;
  }

  Exchange exchange() {
    return exchange;
  }

  @Override
  public String toString() {
    return method + " " + target;
  }
}
