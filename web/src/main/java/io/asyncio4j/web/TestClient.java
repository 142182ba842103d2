package io.asyncio4j.web;

import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.Coroutine;
import io.asyncio4j.CoroutineFunction;
import io.asyncio4j.EventLoop;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.VoidCoroutine;
import io.asyncio4j.VoidCoroutineFunction;
import io.asyncio4j.http.ServerSentEvent;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.ClientBuilder;
import io.asyncio4j.http.client.CookieJar;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.client.StreamingResponse;
import io.asyncio4j.http.client.WebSocketSettings;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.InProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks an app in the same process, without a port, for tests:
 *
 * <pre>{@code
 * try (var client = TestClient.of(app)) {
 *   assertThat(client.get("/items/1").json(Item.class)).isEqualTo(new Item("fork"));
 * }
 * }</pre>
 *
 * <p>The app starts with it, its lifespan too, and stops when it is closed. On an ordinary thread
 * the client has a loop of its own with a virtual clock: nothing sleeps, and an hour is over at
 * once when everybody waits for it. The loop runs while a method of this runs. In a coroutine the
 * client belongs to the loop around it, whose clock holds.
 *
 * <p>It keeps cookies and follows redirects, as an {@link AsyncClient} does, which {@link #call}
 * and {@link #run} give with all it has. What an endpoint throws and nobody answers, the asking
 * method throws as it is; {@link Builder#raiseExceptions} has it answered 500 instead. For one
 * thread at a time.
 */
public final class TestClient implements AutoCloseable {
  private final @Nullable Runner runner;
  private final EventLoop loop;
  private final LiveApp app;
  private final AsyncClient client;
  private final List<Throwable> failures = new ArrayList<>();
  private boolean closed;

  private TestClient(
      @Nullable Runner runner, EventLoop loop, LiveApp app, AsyncClient client, boolean raises) {
    this.runner = runner;
    this.loop = loop;
    this.app = app;
    this.client = client;
    if (raises) {
      app.background().onFailure((_, failure) -> failures.add(failure));
    }
  }

  /**
   * Starts an app to ask it.
   *
   * @throws Exception as {@link App#open}
   */
  public static TestClient of(App app) throws Exception {
    return builder(app).build();
  }

  /** Prepares to start an app with other objects than its own, or to ask it in another way. */
  public static Builder builder(App app) {
    return new Builder(app);
  }

  /** How an app is started and asked in a test. */
  public static final class Builder {
    private final App app;
    private final Map<Class<?>, Provider<?>> overrides = new LinkedHashMap<>();
    private @Nullable LoopClock clock;
    private boolean raises = true;
    private Consumer<ClientBuilder> settings = _ -> {};

    private Builder(App app) {
      this.app = Objects.requireNonNull(app, "app");
    }

    /**
     * Has {@code maker} make the objects of {@code type} in place of the app's provider: once for
     * the app or for each request, as that does. They are the test's, and nobody closes them.
     *
     * @throws IllegalArgumentException when the app provides no such type
     */
    public <T> Builder override(Class<T> type, Endpoint.Of0<? extends T> maker) {
      overrides.put(type, app.standIn(type, maker));
      return this;
    }

    /** The same, made of another object that is provided or of what the request carries. */
    public <T, A> Builder override(Class<T> type, Endpoint.Of1<A, ? extends T> maker) {
      overrides.put(type, app.standIn(type, maker));
      return this;
    }

    /** Sets the clock of the client's own loop: a virtual one unless set. */
    public Builder clock(LoopClock newClock) {
      clock = Objects.requireNonNull(newClock, "clock");
      return this;
    }

    /**
     * Whether what nobody answers is thrown by the method that asked, and what background tasks
     * throw by {@link TestClient#settle} and {@link TestClient#close}, as it is unless set. Else it
     * is logged, and answered 500 as by a server.
     */
    public Builder raiseExceptions(boolean raise) {
      raises = raise;
      return this;
    }

    /**
     * Sets up the client: headers of all requests, whether redirects are followed, credentials. Its
     * base URL is {@code http://localhost} unless set.
     */
    public Builder client(Consumer<ClientBuilder> more) {
      settings = settings.andThen(more);
      return this;
    }

    /**
     * Starts the app.
     *
     * @throws IllegalStateException in a coroutine, when a clock was set: the loop has one
     * @throws Exception as {@link App#open}
     */
    public TestClient build() throws Exception {
      if (App.isInsideLoop()) {
        if (clock != null) {
          throw new IllegalStateException(
              "in a coroutine the client uses its loop and that loop's clock; set the clock of the"
                  + " Runner");
        }
        return open(null, runningLoop());
      }
      Runner runner =
          Runner.builder().name("test").clock(clock == null ? LoopClock.virtual() : clock).build();
      try {
        return runner.run(() -> open(runner, runner.loop()));
      } catch (Throwable e) {
        runner.close();
        throw e;
      }
    }

    private TestClient open(@Nullable Runner runner, EventLoop loop) throws Exception {
      LiveApp live = app.open(overrides);
      HttpServer.Builder server = app.serverSettings();
      InProcess transport =
          raises ? InProcess.of(live::handleOrThrow, server).raising() : InProcess.of(live, server);
      ClientBuilder builder =
          AsyncClient.builder().baseUrl("http://localhost").transport(transport);
      settings.accept(builder);
      return new TestClient(runner, loop, live, builder.build(), raises);
    }
  }

  /** Sends a GET and gives the response with its whole body, when its request is over. */
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

  /** Sends a POST without a body. */
  public Response post(String url) throws IOException {
    return send(Request.post(url));
  }

  /** Sends a POST with an object as JSON. */
  public Response postJson(String url, Object value) throws IOException {
    return send(Request.post(url).json(value));
  }

  /** Sends a POST with the fields of a form. */
  public Response postForm(String url, Map<String, ?> fields) throws IOException {
    return send(Request.post(url).form(fields));
  }

  /** Sends a PUT with an object as JSON. */
  public Response putJson(String url, Object value) throws IOException {
    return send(Request.put(url).json(value));
  }

  /** Sends a PATCH with an object as JSON. */
  public Response patchJson(String url, Object value) throws IOException {
    return send(Request.patch(url).json(value));
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

  /** Sends a request and gives the response with its whole body, when its request is over. */
  public Response send(Request request) throws IOException {
    return onLoop(() -> client.send(request));
  }

  /**
   * Sends a request and hands over its response, whose body is read as it comes; closing it before
   * its end is the client's going away.
   *
   * @param reader runs in a coroutine
   */
  public <T extends @Nullable Object, X extends Exception> T stream(
      Request request, CoroutineFunction<StreamingResponse, T, X> reader) throws IOException, X {
    try {
      return this.<T, Exception>onLoop(() -> {
        try (StreamingResponse response = client.stream(request)) {
          return reader.apply(response);
        }
      });
    } catch (Exception e) {
      throw TestClient.<IOException>raise(e);
    }
  }

  /** Takes the first events of a {@code text/event-stream}, fewer when it ends, and goes away. */
  public List<ServerSentEvent> events(String url, int count) throws IOException {
    return stream(
        Request.get(url).header("Accept", "text/event-stream"),
        response -> {
          var events = new ArrayList<ServerSentEvent>();
          var coming = response.raiseForStatus().events().iterator();
          while (events.size() < count && coming.hasNext()) {
            events.add(coming.next());
          }
          return events;
        });
  }

  /**
   * Opens a WebSocket.
   *
   * @throws io.asyncio4j.http.client.HttpStatusException when it is refused
   */
  public TestWebSocket webSocket(String url) throws IOException {
    return webSocket(Request.get(url), WebSocketSettings.standard());
  }

  /** Opens a WebSocket, with headers and subprotocols. */
  public TestWebSocket webSocket(Request request, WebSocketSettings settings) throws IOException {
    return new TestWebSocket(this, onLoop(() -> client.webSocket(request, settings)));
  }

  /** Runs what uses the client in a coroutine, several requests at once say. */
  public <T extends @Nullable Object, X extends Exception> T call(
      CoroutineFunction<AsyncClient, T, X> body) throws X {
    return onLoop(() -> body.apply(client));
  }

  /** Runs what uses the client in a coroutine. */
  public <X extends Exception> void run(VoidCoroutineFunction<AsyncClient, X> body) throws X {
    onLoop(VoidCoroutine.<X>withResult(() -> body.apply(client)));
  }

  /** Lets so much time pass: with a virtual clock all that is due by then happens, at once. */
  public void advance(Duration time) {
    run(_ -> sleep(time));
  }

  /** Waits for all background tasks, and throws what they threw. */
  public void settle() {
    run(_ -> app.background().settle());
    throwFailures();
  }

  /** The cookies that the app has set. */
  public CookieJar cookies() {
    return client.cookies();
  }

  /** The app as it runs. */
  public LiveApp app() {
    return app;
  }

  /** Runs a body on the client's loop: here, if this is a coroutine of it. */
  <T extends @Nullable Object, X extends Exception> T onLoop(Coroutine<T, X> body) throws X {
    if (runner == null || (App.isInsideLoop() && runningLoop() == loop)) {
      return body.call();
    }
    return runner.run(body);
  }

  private void throwFailures() {
    if (failures.isEmpty()) {
      return;
    }
    Throwable first = failures.removeFirst();
    failures.forEach(first::addSuppressed);
    failures.clear();
    throw TestClient.<RuntimeException>raise(first);
  }

  /**
   * Gives up what is still being answered, waits for the background tasks, and closes what the app
   * provides. Throws what background tasks threw. May be called twice.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      run(_ -> {
        try {
          client.close();
        } finally {
          app.close();
        }
      });
    } finally {
      if (runner != null) {
        runner.close();
      }
    }
    throwFailures();
  }

  @Override
  public String toString() {
    return "TestClient[" + app + "]";
  }

  /** What a test's app throws arrives as it was thrown, checked or not. */
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> RuntimeException raise(Throwable exception) throws X {
    throw (X) exception;
  }
}
