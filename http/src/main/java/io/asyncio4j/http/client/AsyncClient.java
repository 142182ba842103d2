package io.asyncio4j.http.client;

import io.asyncio4j.Timeout;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.client.RequestTimeoutException.Phase;
import java.io.IOException;
import java.time.Duration;
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
  private static final int ERROR_BODY = 64 * 1024;

  private final ClientBuilder settings;
  private final Transport network;
  private final RequestFlow requests;

  AsyncClient(ClientBuilder settings, Transport network) {
    this.settings = settings;
    this.network = network;
    this.requests = new RequestFlow(settings, network);
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
      return requests.send(request).readAll();
    }
    return within(total, request, () -> requests.send(request).readAll());
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
      return requests.send(request);
    }
    long start = io.asyncio4j.Asyncio.runningLoop().time();
    StreamingResponse response = within(total, request, () -> requests.send(request));
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
   * Opens a WebSocket. All that holds for a request holds for its handshake: headers, cookies,
   * credentials, redirects, retries, proxies. Its connection is one of the client's {@link Limits}
   * as long as it is open, and is closed with the client (1001).
   *
   * @throws HttpStatusException when the server answers with anything but 101 at last
   * @throws HttpException when it cannot be reached
   * @throws IllegalStateException when the client has a transport of its own without WebSockets
   */
  public WebSocket webSocket(Request request, WebSocketSettings options) throws IOException {
    var handshake = new RequestFlow(settings, sent -> network.openWebSocket(sent, options));
    Duration total = request.limits(settings.timeouts).total();
    return total == null
        ? open(handshake, request)
        : within(total, request, () -> open(handshake, request));
  }

  private static WebSocket open(RequestFlow handshake, Request request) throws IOException {
    StreamingResponse response = handshake.send(request);
    if (response.source() instanceof WebSocketOpening.Opened opened) {
      return opened.socket();
    }
    throw new HttpStatusException(response.readUpTo(ERROR_BODY));
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
