package io.asyncio4j.http.client;

import io.asyncio4j.Timeout;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.client.RequestTimeoutException.Phase;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client in direct style: a call suspends the coroutine until the response is there. It
 * keeps connections, cookies and settings, so make one and keep it, for as long as the program runs
 * if need be; it belongs to the loop that uses it first. {@link Http} has the same for scripts that
 * ask once.
 *
 * <pre>{@code
 * try (var client = AsyncClient.create()) {
 *   Response response = client.get("https://api.example.com/users/1").raiseForStatus();
 *   User user = response.json(User.class);
 *
 *   var pages = gatherEach(urls, 10, url -> client.get(url).text());
 * }
 * }</pre>
 *
 * <p>A request that is cancelled closes its connection; the others do not notice. Redirects are
 * followed, but not from https to http, and credentials stay with the origin they were meant for.
 * What goes wrong is an {@link HttpException}.
 */
public final class AsyncClient implements AutoCloseable {
  private final ClientBuilder settings;
  private final Transport network;
  private final Redirects redirects;

  AsyncClient(ClientBuilder settings, Transport network) {
    this.settings = settings;
    this.network = network;
    this.redirects = new Redirects(settings.maxRedirects);
  }

  /** Makes one with the usual settings. */
  public static AsyncClient create() {
    return builder().build();
  }

  /** Makes one with settings of your own. */
  public static ClientBuilder builder() {
    return new ClientBuilder();
  }

  /** Sends a GET and gives the response with its whole body. */
  public Response get(String url) throws IOException {
    return send(Request.get(url));
  }

  /** Sends a HEAD. */
  public Response head(String url) throws IOException {
    return send(Request.head(url));
  }

  /** Sends an OPTIONS. */
  public Response options(String url) throws IOException {
    return send(Request.options(url));
  }

  /** Sends a POST. */
  public Response post(String url, Body body) throws IOException {
    return send(Request.post(url).body(body));
  }

  /** Sends a PUT. */
  public Response put(String url, Body body) throws IOException {
    return send(Request.put(url).body(body));
  }

  /** Sends a PATCH. */
  public Response patch(String url, Body body) throws IOException {
    return send(Request.patch(url).body(body));
  }

  /** Sends a DELETE. */
  public Response delete(String url) throws IOException {
    return send(Request.delete(url));
  }

  /**
   * Sends a request and gives the response with its whole body, whatever its status.
   *
   * @throws HttpException when there is none; {@link HttpException} lists the kinds
   * @throws IllegalArgumentException when the URL is none
   * @throws IllegalStateException when the client is closed, or belongs to another loop
   */
  public Response send(Request request) throws IOException {
    Duration total = request.limits(settings.timeouts).total();
    if (total == null) {
      return sendPrepared(request).readAll();
    }
    return within(total, request, () -> sendPrepared(request).readAll());
  }

  /**
   * Sends a request and gives the response when its header is there, to read the body as it comes.
   * Close it.
   *
   * @throws HttpException when there is none
   */
  public StreamingResponse stream(Request request) throws IOException {
    Duration total = request.limits(settings.timeouts).total();
    if (total == null) {
      return sendPrepared(request);
    }
    long start = io.asyncio4j.Asyncio.runningLoop().time();
    StreamingResponse response = within(total, request, () -> sendPrepared(request));
    return new StreamingResponse(
        response.head, new DeadlineBody(response.source(), request, total, start));
  }

  /**
   * Opens a WebSocket, with the usual settings.
   *
   * <pre>{@code
   * try (WebSocket socket = client.webSocket("wss://example.com/chat")) {
   *   socket.send("hello");
   *   for (WebSocket.Message message : socket) {
   *     IO.println(message);
   *   }
   * }
   * }</pre>
   *
   * @throws HttpStatusException when the server answers with anything but 101
   * @throws HttpException when it cannot be reached
   */
  public WebSocket webSocket(String url) throws IOException {
    return webSocket(Request.get(url), WebSocketSettings.standard());
  }

  /**
   * Opens a WebSocket. Headers and cookies are sent as with any request; credentials are those of
   * {@code request} itself. It has a connection of its own, which closing the client does not end.
   *
   * @throws HttpStatusException when the server answers with anything but 101
   * @throws HttpException when it cannot be reached
   * @throws IllegalStateException when the client has a transport that is not the network's own
   */
  public WebSocket webSocket(Request request, WebSocketSettings options) throws IOException {
    if (!(network instanceof NetworkTransport pooled)) {
      throw new IllegalStateException(
          "only the network has WebSockets; use a client without a transport of its own");
    }
    Request prepared = prepare(request);
    Request sent = withCookies(prepared);
    Duration total = sent.limits(settings.timeouts).total();
    return total == null
        ? pooled.webSocket(sent, options)
        : within(total, sent, () -> pooled.webSocket(sent, options));
  }

  /** What takes no longer than a given time. */
  @FunctionalInterface
  interface Timed<T extends @Nullable Object> {
    T call() throws IOException;
  }

  static <T extends @Nullable Object> T within(Duration total, Request request, Timed<T> body)
      throws IOException {
    try {
      return Timeout.<T, IOException>call(total, _ -> body.call());
    } catch (TimeoutException e) {
      throw new RequestTimeoutException(
          Phase.TOTAL, request + " took longer than its time in all; see Timeouts.total", e);
    }
  }

  private StreamingResponse sendPrepared(Request given) throws IOException {
    Request request = prepare(given);
    return settings.retries.retries() == 0
        ? authenticate(request)
        : settings.retries.apply(request, this::authenticate);
  }

  private Request prepare(Request given) {
    URI url = settings.baseUrl == null ? given.url() : Urls.below(settings.baseUrl, given.url());
    url = Urls.withQuery(url, settings.query);
    Headers headers = settings.allHeaders();
    if (given.headers().contains("Range")) {
      // A part of something packed cannot be unpacked.
      headers = headers.with("Accept-Encoding", "identity");
    }
    headers = headers.withAll(given.headers());
    Body body = given.body();
    if (body != null && body.mediaType() != null && !headers.contains("Content-Type")) {
      headers = headers.with("Content-Type", body.mediaType().toString());
    }
    return given.prepared(url, headers, given.limits(settings.timeouts));
  }

  private StreamingResponse authenticate(Request request) throws IOException {
    Auth own = request.options().auth();
    Auth auth = own != null ? own : settings.auth;
    if (own == null && request.headers().contains("Authorization")) {
      auth = null;
    }
    if (auth == null && request.url().getRawUserInfo() != null) {
      auth = ofUrl(request.url());
    }
    return auth == null ? redirect(request) : auth.authenticate(request, this::redirect);
  }

  private static Auth ofUrl(URI url) {
    String info = url.getUserInfo();
    int colon = info.indexOf(':');
    return colon < 0
        ? Auth.basic(info, "")
        : Auth.basic(info.substring(0, colon), info.substring(colon + 1));
  }

  private StreamingResponse redirect(Request request) throws IOException {
    Boolean own = request.options().followsRedirects();
    boolean follows = own == null ? settings.followsRedirects : own;
    return follows ? redirects.follow(request, this::sendOnce) : sendOnce(request);
  }

  private StreamingResponse sendOnce(Request request) throws IOException {
    Request sent = request;
    for (ClientBuilder.RequestHook hook : settings.requestHooks) {
      sent = hook.on(sent);
    }
    sent = withCookies(sent);
    StreamingResponse response = network.send(sent);
    try {
      List<String> set = response.headers().all("Set-Cookie");
      if (!set.isEmpty()) {
        settings.cookies.store(sent.url(), set);
      }
      for (ClientBuilder.ResponseHook hook : settings.responseHooks) {
        hook.on(response);
      }
      return UnpackedBody.of(response, settings.maxUnpackedBody);
    } catch (Throwable e) {
      response.close();
      throw e;
    }
  }

  private Request withCookies(Request request) {
    String cookies = settings.cookies.header(request.url());
    if (cookies == null) {
      return request;
    }
    String own = request.headers().get("Cookie");
    return request.header("Cookie", own == null ? cookies : cookies + "; " + own);
  }

  /** The cookies that servers have set. */
  public CookieJar cookies() {
    return settings.cookies;
  }

  /** How many connections are open or being opened. */
  public int connections() {
    return network instanceof NetworkTransport pooled ? pooled.connections() : 0;
  }

  /** Closes all connections; requests that are under way fail. May be called twice. */
  @Override
  public void close() {
    network.close();
  }
}
