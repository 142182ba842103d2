package io.asyncio4j.web;

import io.asyncio4j.Asyncio;
import io.asyncio4j.EventLoop;
import io.asyncio4j.http.Json;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.web.development.ProgramRun.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A web application: routes, what stands around them, and what they need.
 *
 * <pre>{@code
 * record Search(@Path String topic, @Query(def = "10") @Max(20) int limit) {}
 *
 * void main() {
 *   var app = new App("Search");
 *   app.get("/search/{topic}", (Search r) -> find(r.topic(), r.limit()));
 *   app.serve();
 * }
 * }</pre>
 *
 * <p>It is set up first, by one thread, and runs then: by {@link #serve()}, {@link #start} or in a
 * test. It may run several times, on several loops too; each has its own objects.
 */
public final class App extends Routes {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int PORT = 8000;

  /** Gets what a program under test serves. */
  private static final ScopedValue<List<App>> SERVED = ScopedValue.newInstance();

  private final String title;
  private final Map<Class<?>, Provider<?>> providers = new LinkedHashMap<>();
  private final List<Lifespan> lifespans = new ArrayList<>();
  private String version = "0.1.0";
  private String description = "";
  private Docs docs = Docs.standard();
  private Json json = Json.standard();
  private Consumer<HttpServer.Builder> server = _ -> {};
  private Duration patience = PATIENCE;
  private Duration drain = Duration.ZERO;
  private volatile boolean opened;

  /** Makes one that answers 404 to everything. */
  public App(String title) {
    this.title = Objects.requireNonNull(title, "title");
  }

  /** What it is called. */
  public String title() {
    return title;
  }

  /** Sets the version of the API that the description names; 0.1.0 unless set. */
  public App version(String newVersion) {
    checkOpen();
    version = Objects.requireNonNull(newVersion, "version");
    return this;
  }

  /** Sets what the description says of the API as a whole, in Markdown. */
  public App description(String text) {
    checkOpen();
    description = Objects.requireNonNull(text, "text");
    return this;
  }

  /**
   * Sets where the app's description and its page are, or that there is none: {@code /openapi.json}
   * and {@code /docs} unless set. A route of the app's own at one of these paths goes before.
   */
  public App docs(Docs newDocs) {
    checkOpen();
    docs = Objects.requireNonNull(newDocs, "docs");
    return this;
  }

  /** Sets how bodies are read and responses written. */
  public App json(Json newJson) {
    checkOpen();
    json = Objects.requireNonNull(newJson, "json");
    return this;
  }

  /** Sets up the server: its limits, TLS, compression. */
  public App server(Consumer<HttpServer.Builder> settings) {
    checkOpen();
    server = server.andThen(settings);
    return this;
  }

  /** Sets how long the app waits for background tasks when it stops: 10 seconds unless set. */
  public App patience(Duration duration) {
    checkOpen();
    if (duration.isNegative()) {
      throw new IllegalArgumentException("patience must not be negative, but was " + duration);
    }
    patience = duration;
    return this;
  }

  /**
   * Sets how long the app, once it is told to stop, goes on as before but for {@link
   * LiveApp#isStopping}, which {@link io.asyncio4j.web.observe.Health} tells: as long as a load
   * balancer takes to notice and send requests elsewhere. None unless set.
   */
  public App drain(Duration duration) {
    checkOpen();
    if (duration.isNegative()) {
      throw new IllegalArgumentException("drain must not be negative, but was " + duration);
    }
    drain = duration;
    return this;
  }

  /** Adds what runs before the first request and after the last. */
  public App lifespan(Lifespan lifespan) {
    checkOpen();
    lifespans.add(Objects.requireNonNull(lifespan, "lifespan"));
    return this;
  }

  /**
   * Provides one object of {@code type} for the app: made when it starts, closed when it stops, for
   * every endpoint and provider that has a parameter of that type.
   */
  public <T> Provider<T> provide(Class<T> type, Endpoint.Of0<? extends T> maker) {
    return provide(new Provider<>(type, true, maker));
  }

  /** Provides one object for the app, made of another. */
  public <T, A> Provider<T> provide(Class<T> type, Endpoint.Of1<A, ? extends T> maker) {
    return provide(new Provider<>(type, true, maker));
  }

  /** Provides one object for the app, made of two others. */
  public <T, A, B> Provider<T> provide(Class<T> type, Endpoint.Of2<A, B, ? extends T> maker) {
    return provide(new Provider<>(type, true, maker));
  }

  /** Provides one object for the app, made of three others. */
  public <T, A, B, C> Provider<T> provide(Class<T> type, Endpoint.Of3<A, B, C, ? extends T> maker) {
    return provide(new Provider<>(type, true, maker));
  }

  /**
   * Provides an object of {@code type} for each request that needs one: made once for the request,
   * closed when it is over. The maker's parameters are bound as an endpoint's are; what it throws
   * ends the request.
   */
  public <T> Provider<T> perRequest(Class<T> type, Endpoint.Of0<? extends T> maker) {
    return provide(new Provider<>(type, false, maker));
  }

  /** Provides an object for each request, made of one parameter. */
  public <T, A> Provider<T> perRequest(Class<T> type, Endpoint.Of1<A, ? extends T> maker) {
    return provide(new Provider<>(type, false, maker));
  }

  /** Provides an object for each request, made of two parameters. */
  public <T, A, B> Provider<T> perRequest(Class<T> type, Endpoint.Of2<A, B, ? extends T> maker) {
    return provide(new Provider<>(type, false, maker));
  }

  /** Provides an object for each request, made of three parameters. */
  public <T, A, B, C> Provider<T> perRequest(
      Class<T> type, Endpoint.Of3<A, B, C, ? extends T> maker) {
    return provide(new Provider<>(type, false, maker));
  }

  /**
   * Provides who asks, for each request of an endpoint that wants to know; the API's description
   * shows how clients say it.
   *
   * <pre>{@code
   * app.secure(Bearer.tokens());
   * app.perRequest(User.class, (Bearer bearer) -> users.ofToken(bearer.token()));
   * app.get("/me", (User user) -> user);
   * }</pre>
   */
  public <T> Provider<T> secure(Authentication<T> authentication) {
    Endpoint.Of1<ServerRequest, T> maker = authentication::authenticate;
    return provide(new Provider<>(authentication.type(), false, maker))
        .secured(authentication.scheme());
  }

  private <T> Provider<T> provide(Provider<T> provider) {
    checkOpen();
    if (providers.putIfAbsent(provider.type(), provider) != null) {
      throw new IllegalArgumentException(
          provider.type().getName() + " is provided already; provide each type once");
    }
    return provider;
  }

  /**
   * A provider that stands in for the one of {@code type}; what it makes, it leaves open.
   *
   * @throws IllegalArgumentException when there is none of the type
   */
  <T> Provider<T> standIn(Class<T> type, Endpoint maker) {
    Provider<?> replaced = providers.get(type);
    if (replaced == null) {
      throw new IllegalArgumentException(
          title
              + " provides no "
              + type.getName()
              + ", so there is nothing to override; it provides "
              + providers.keySet().stream().map(Class::getSimpleName).toList());
    }
    return new Provider<>(type, replaced.perApp(), maker).keepOpen().securedLike(replaced);
  }

  @Override
  void checkOpen() {
    if (opened) {
      throw new IllegalStateException(
          title + " runs already; set it up before it is served or tested");
    }
  }

  String version() {
    return version;
  }

  String description() {
    return description;
  }

  Docs docs() {
    return docs;
  }

  Json json() {
    return json;
  }

  Duration patience() {
    return patience;
  }

  Duration drain() {
    return drain;
  }

  List<Lifespan> lifespans() {
    return lifespans;
  }

  /**
   * Starts the app without a server: a handler. In a coroutine; its loop is the app's.
   *
   * @throws IllegalArgumentException when a route cannot be bound; the message says which and why
   * @throws Exception what the making of an object threw
   */
  public LiveApp open() throws Exception {
    return open(Map.of());
  }

  /**
   * @param overrides providers that stand in for those of the same types
   */
  LiveApp open(Map<Class<?>, Provider<?>> overrides) throws Exception {
    opened = true;
    var all = new LinkedHashMap<>(providers);
    all.putAll(overrides);
    EventLoop loop = Asyncio.runningLoop();
    // To bind is to load a thousand classes of Jackson's and the validator's: no work for a loop.
    LiveApp live = Asyncio.toThread(() -> new LiveApp(this, all, loop));
    live.open();
    return live;
  }

  /**
   * Starts the app and a server for it. In a coroutine.
   *
   * @param port 0 for any that is free
   * @throws IOException when the port cannot be had
   * @throws Exception as {@link #open}
   */
  public RunningApp start(String host, int port) throws Exception {
    return start(new Address(host, port), _ -> {}, handler -> handler);
  }

  /** A server's settings as the app has set them. */
  HttpServer.Builder serverSettings() {
    var builder = HttpServer.builder().json(json);
    server.accept(builder);
    return builder;
  }

  /**
   * @param settings come after those of the app
   * @param around what stands between the server and the app
   */
  RunningApp start(
      Address address, Consumer<HttpServer.Builder> settings, UnaryOperator<Handler> around)
      throws Exception {
    LiveApp live = open();
    try {
      var builder = serverSettings();
      settings.accept(builder);
      return new RunningApp(
          live, builder.start(around.apply(live), address.host(), address.port()));
    } catch (Throwable e) {
      live.close();
      throw e;
    }
  }

  /**
   * Serves the app at {@code 127.0.0.1:8000} until Ctrl-C or SIGTERM; then requests that run are
   * let end, and everything is closed. Runs a loop of its own unless it is called in a coroutine.
   *
   * <p>Whoever starts the program has the last word: the system properties {@code
   * asyncio4j.web.host}, {@code asyncio4j.web.port} and {@code asyncio4j.web.workers}, which {@code
   * aio serve} sets, say where and with how many loops, each on a thread of its own with objects of
   * its own. In a coroutine there is one.
   *
   * @throws UncheckedIOException when the port cannot be had
   * @throws IllegalStateException when a checked exception kept the app from starting, its cause
   */
  public void serve() {
    serve("127.0.0.1", PORT);
  }

  /** Serves the app at this host and port: {@link #serve()}. */
  public void serve(String host, int port) {
    Objects.requireNonNull(host, "host");
    if (SERVED.isBound()) {
      SERVED.get().add(this);
      return;
    }
    try {
      new Serving(this, host, port).serve();
    } catch (RuntimeException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (Exception e) {
      throw new IllegalStateException(title + " could not be served", e);
    }
  }

  /** A program, by its main method. */
  @FunctionalInterface
  public interface Program {
    /** Runs it. */
    void main() throws Exception;
  }

  /**
   * The app that a program serves, for tests of whole programs: in here {@link #serve()} serves
   * nothing and returns at once.
   *
   * @throws IllegalStateException when the program does not serve exactly one app
   * @throws Exception what the program throws
   */
  public static App servedBy(Program program) throws Exception {
    var served = new ArrayList<App>(1);
    ScopedValue.where(SERVED, served)
        .call(() -> {
          program.main();
          return served;
        });
    if (served.size() != 1) {
      throw new IllegalStateException(
          "the program serves " + served.size() + " apps; let it call serve() of one, once");
    }
    return served.getFirst();
  }

  static boolean isInsideLoop() {
    try {
      var _ = Asyncio.runningLoop();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
