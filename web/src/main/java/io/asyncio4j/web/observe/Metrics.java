package io.asyncio4j.web.observe;

import static io.asyncio4j.Asyncio.runningLoop;

import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.App;
import io.asyncio4j.web.Middleware;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an app, by Micrometer, under the names and with the tags that Spring Boot gives
 * them, so that dashboards made for it show them:
 *
 * <ul>
 *   <li>{@code http.server.requests}: how many requests there were and how long each took until the
 *       last byte of its response was written, by {@code uri}, {@code method}, {@code status},
 *       {@code outcome}, {@code exception} and {@code error}. The {@code uri} is the {@linkplain
 *       ServerRequest#route template of the route}, {@code NOT_FOUND} or {@code REDIRECTION} where
 *       there is none, so that clients cannot make up new ones.
 *   <li>{@code http.server.active_requests}: how many are being answered.
 *   <li>{@code asyncio4j.loop.*}: what {@link io.asyncio4j.LoopMetrics} has of each loop, and how
 *       long what is ready waits for its turn ({@code lag}).
 * </ul>
 *
 * <pre>{@code
 * Metrics.prometheus().addTo(app); // and GET /metrics
 * }</pre>
 *
 * <p>Needs {@code io.micrometer:micrometer-core}, for Prometheus {@code
 * io.micrometer:micrometer-registry-prometheus}. One registry takes the figures of all loops of an
 * app, and of several apps when they are given the same {@code Metrics}. Any thread.
 */
public final class Metrics implements Middleware {
  private static final String PATH = "/metrics";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY");

  private final MeterRegistry registry;
  private final LongAdder active;
  private final Consumer<Timer.Builder> settings;
  private final String path;
  private final ConcurrentHashMap<Series, Timer> timers = new ConcurrentHashMap<>();

  /** What the requests have in common that one timer counts. */
  private record Series(String method, String uri, int status, String exception) {}

  private Metrics(
      MeterRegistry registry, LongAdder active, Consumer<Timer.Builder> settings, String path) {
    this.registry = registry;
    this.active = active;
    this.settings = settings;
    this.path = path;
  }

  /** Figures that go to this registry, whatever its kind. */
  public static Metrics of(MeterRegistry registry) {
    var active = new LongAdder();
    Gauge.builder("http.server.active_requests", active, LongAdder::sum)
        .strongReference(true)
        .description("Requests that are being answered")
        .register(Objects.requireNonNull(registry, "registry"));
    return new Metrics(registry, active, _ -> {}, PATH);
  }

  /**
   * Figures for Prometheus to fetch, in a registry of their own.
   *
   * @throws IllegalStateException when the library for it is not on the class path
   */
  public static Metrics prometheus() {
    try {
      return of(PrometheusPage.newRegistry());
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "figures for Prometheus need io.micrometer:micrometer-registry-prometheus on the class"
              + " path",
          e);
    }
  }

  /** This with a histogram of how long requests take, of which quantiles can be computed. */
  public Metrics withHistogram() {
    return with(Timer.Builder::publishPercentileHistogram);
  }

  /** This with a histogram of these bounds only. */
  public Metrics withBuckets(Duration... bounds) {
    Duration[] copy = bounds.clone();
    return with(timer -> timer.serviceLevelObjectives(copy));
  }

  private Metrics with(Consumer<Timer.Builder> more) {
    return new Metrics(registry, active, settings.andThen(more), path);
  }

  /** This with another path than {@code /metrics} at which Prometheus fetches the figures. */
  public Metrics withPath(String newPath) {
    return new Metrics(registry, active, settings, Objects.requireNonNull(newPath, "path"));
  }

  /** Where the figures go, and further ones of the program may. */
  public MeterRegistry registry() {
    return registry;
  }

  /**
   * Has the app's requests and loops measured and, where the registry is one for Prometheus or a
   * composite with one, the figures told at {@code /metrics}: to whoever can send requests there,
   * whatever the app requires of others, and without a word in the API's description. What is
   * {@linkplain App#use used} before this stands around it, and what that refuses is not counted.
   */
  public void addTo(App app) {
    app.use(this);
    app.lifespan(() -> LoopMeters.of(runningLoop(), registry));
    PrometheusPage page = page();
    if (page != null) {
      app.get(path, page::answer).hidden().exempt();
    }
  }

  private @Nullable PrometheusPage page() {
    try {
      return PrometheusPage.of(registry);
    } catch (NoClassDefFoundError e) {
      // Without its library there is no registry for Prometheus, either.
      return null;
    }
  }

  @Override
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    var watched = new Watched(request);
    request.whenOver(watched);
    try {
      ServerResponse response = next.handle(request);
      watched.outcome = Outcome.of(response);
      return response;
    } catch (Throwable e) {
      watched.outcome = Outcome.of(e, request);
      throw e;
    }
  }

  /** A request that is being answered, until its response is written. */
  private final class Watched implements AutoCloseable {
    private final ServerRequest request;
    private final long begin = registry.config().clock().monotonicTime();
    private Outcome outcome = Outcome.NONE;

    Watched(ServerRequest request) {
      this.request = request;
      active.increment();
    }

    @Override
    public void close() {
      long duration = registry.config().clock().monotonicTime() - begin;
      active.decrement();
      Outcome ended = outcome.after(request);
      var series =
          new Series(
              METHODS.contains(request.method()) ? request.method() : "UNKNOWN",
              uri(request.route(), ended.status()),
              ended.status(),
              name(ended.failure()));
      Timer timer = timers.get(series);
      if (timer == null) {
        timer = timers.computeIfAbsent(series, Metrics.this::timer);
      }
      timer.record(duration, TimeUnit.NANOSECONDS);
    }
  }

  private Timer timer(Series series) {
    var timer =
        Timer.builder("http.server.requests")
            .tag("error", series.exception)
            .tag("exception", series.exception)
            .tag("method", series.method)
            .tag("outcome", outcome(series.status))
            .tag("status", series.status == 0 ? "UNKNOWN" : Integer.toString(series.status))
            .tag("uri", series.uri);
    settings.accept(timer);
    return timer.register(registry);
  }

  private static String uri(@Nullable String route, int status) {
    if (route != null) {
      return route;
    }
    return status == 404 ? "NOT_FOUND" : status / 100 == 3 ? "REDIRECTION" : "UNKNOWN";
  }

  private static String name(@Nullable Throwable failure) {
    if (failure == null) {
      return "none";
    }
    String simple = failure.getClass().getSimpleName();
    return simple.isEmpty() ? failure.getClass().getName() : simple;
  }

  private static String outcome(int status) {
    return switch (status / 100) {
      case 1 -> "INFORMATIONAL";
      case 2 -> "SUCCESS";
      case 3 -> "REDIRECTION";
      case 4 -> "CLIENT_ERROR";
      case 5 -> "SERVER_ERROR";
      default -> "UNKNOWN";
    };
  }
}
