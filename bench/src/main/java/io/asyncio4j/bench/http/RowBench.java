package io.asyncio4j.bench.http;

import io.asyncio4j.bench.Child;
import io.asyncio4j.bench.Json;
import io.asyncio4j.bench.http.peer.Contents;
import io.asyncio4j.bench.load.Generators;
import io.asyncio4j.bench.load.Load;
import io.asyncio4j.bench.load.Target;
import io.asyncio4j.bench.load.Usage;
import io.asyncio4j.bench.load.WarmUp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** How each row is measured with one contender. */
final class RowBench {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Less than this part of the rate that was asked for is not that rate. */
  private static final double KEPT_UP = 0.97;

  private final HttpRun run;
  private final HttpOptions options;
  private final Generators generators;
  private final Parties parties;
  private OptionalDouble saturation = OptionalDouble.empty();

  RowBench(HttpRun run, Generators generators, Parties parties) {
    this.run = run;
    this.options = run.options();
    this.generators = generators;
    this.parties = parties;
  }

  /** Ends a contender's processes. */
  void end(Contender contender) {
    parties.end(contender);
  }

  /** Checks what a contender answers and lets it get warm. */
  void prepare(Row row, Contender contender) throws IOException, InterruptedException {
    var child = parties.contender(row, contender);
    check(row, child);
    if (contender.hasJit()) {
      warmUp(row, child);
    }
  }

  /** Loads it until it is warm, or for as long as that may take. */
  private void warmUp(Row row, Child child) throws IOException, InterruptedException {
    // Without a load at a fixed rate, which leaves the JIT more time than it has otherwise.
    Row load = row == Row.FIXED_RATE ? Row.PLAINTEXT : row;
    var warmUp = new WarmUp();
    for (int second = 1; second <= options.longestWarmUpSeconds() && !warmUp.isOver(); second++) {
      double before = Usage.of(child.pid()).cpuSeconds();
      double requests = load(load, child, 1).load.requests();
      warmUp.add(Usage.of(child.pid()).cpuSeconds() - before, requests);
    }
  }

  /** What a wrong answer is worth: nothing. */
  private static void check(Row row, Child child) throws IOException, InterruptedException {
    if (row.isOfClients() || row == Row.WEBSOCKET) {
      // Those who make the load look at every answer.
      return;
    }
    var uri = URI.create("http://127.0.0.1:" + Parties.port(child) + row.path());
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var response = client.send(request, BodyHandlers.ofString());
      boolean right =
          switch (row) {
            case JSON -> Json.parse(response.body()).equals(Map.of("message", Contents.TEXT));
            case SUMMARY -> Json.parse(response.body()).equals(Json.parse(Contents.summaryText()));
            case BODY -> response.body().equals(Contents.bodyText());
            default -> response.body().equals(Contents.TEXT);
          };
      if (response.statusCode() != 200 || !right) {
        throw new IOException(
            row.path() + " is answered with " + response.statusCode() + ", " + response.body());
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(row.path() + " is answered with what is no JSON", e);
    }
  }

  /** One round. */
  Map<Metric, Double> measure(Row row, Contender contender)
      throws IOException, InterruptedException {
    var child = parties.contender(row, contender);
    var figures = new EnumMap<Metric, Double>(Metric.class);
    if (row == Row.IDLE) {
      besideIdle(row, contender, child, figures);
    } else {
      loaded(row, child, figures);
    }
    if (row == Row.FIXED_RATE) {
      noteRate(row, contender, figures.getOrDefault(Metric.REQUESTS, 0.0));
    }
    return figures;
  }

  private void loaded(Row row, Child child, Map<Metric, Double> figures)
      throws IOException, InterruptedException {
    var before = Usage.of(child.pid());
    Measured measured = load(row, child, options.seconds());
    var after = Usage.of(child.pid());
    Load load = measured.load.answered();
    double cpu = Math.max(after.cpuSeconds() - before.cpuSeconds(), 0.01);
    figures.put(Metric.REQUESTS, load.perSecond());
    figures.put(Metric.PER_CPU_SECOND, load.requests() / cpu);
    figures.put(Metric.CPU_MICROS, cpu * 1e6 / load.requests());
    latency(figures, Metric.P50, load.p50());
    latency(figures, Metric.P99, load.p99());
    latency(figures, Metric.P999, load.p999());
    figures.put(Metric.RSS, after.rssBytes() / (1 << 20));
    if (measured.allocated > 0) {
      figures.put(Metric.ALLOCATED, measured.allocated / load.requests());
    }
  }

  /**
   * wrk has no percentile, and says 0, where a pipelined answer took longer than all it expected.
   */
  private static void latency(Map<Metric, Double> figures, Metric metric, double micros) {
    if (micros > 0) {
      figures.put(metric, micros);
    }
  }

  /**
   * A load, and what the process allocated meanwhile.
   *
   * @param allocated in bytes; 0 where that is not known
   */
  private record Measured(Load load, double allocated) {
    Measured(Load load) {
      this(load, 0);
    }
  }

  private Measured load(Row row, Child child, int seconds)
      throws IOException, InterruptedException {
    return switch (row) {
      case WEBSOCKET ->
          new Measured(
              Load.of(
                  parties
                      .webSocketLoad()
                      .ask(
                          "echo "
                              + Parties.port(child)
                              + " "
                              + row.connections()
                              + " "
                              + seconds * 1_000L,
                          PATIENCE)));
      case FAN_OUT -> fanOut(row, child, seconds);
      case FIXED_RATE ->
          new Measured(generators.h2load(target(row, Parties.port(child)), seconds, rate()));
      default -> new Measured(wrk(row, Parties.port(child), seconds));
    };
  }

  private Load wrk(Row row, int port, int seconds) throws IOException, InterruptedException {
    return generators.wrk(target(row, port), row.connections(), seconds);
  }

  private static Target target(Row row, int port) {
    String url = "http://127.0.0.1:" + port + row.path();
    return row == Row.PIPELINED ? new Target.Pipelined(url, Row.DEPTH) : new Target.Get(url);
  }

  /** Whole fan-outs until the time is over. */
  private static Measured fanOut(Row row, Child child, int seconds)
      throws IOException, InterruptedException {
    double requests = 0;
    double elapsed = 0;
    double allocated = 0;
    Load last;
    do {
      var answer = child.ask("fan-out " + Row.REQUESTS + " " + row.connections(), PATIENCE);
      last = Load.of(answer);
      requests += last.requests();
      elapsed += last.seconds();
      allocated += answer.get("allocated") instanceof Double bytes ? bytes : 0;
    } while (elapsed < seconds);
    return new Measured(
        new Load(requests, elapsed, last.p50(), last.p99(), last.p999()), allocated);
  }

  private void besideIdle(Row row, Contender contender, Child child, Map<Metric, Double> figures)
      throws IOException, InterruptedException {
    double heap = contender.isJava() ? heap(child) : 0;
    double rss = Usage.of(child.pid()).rssBytes();
    try (var idle = new IdleConnections(options.idle(), Parties.port(child), row.path())) {
      if (contender.isJava()) {
        figures.put(Metric.IDLE_HEAP, Math.max(0, heap(child) - heap) / options.idle());
      } else {
        figures.put(
            Metric.IDLE_RSS, Math.max(0, Usage.of(child.pid()).rssBytes() - rss) / options.idle());
      }
      loaded(row, child, figures);
      idle.check();
    }
  }

  private static double heap(Child child) throws IOException, InterruptedException {
    return child.ask("heap", PATIENCE).get("bytes") instanceof Double bytes ? bytes : 0;
  }

  /** Half of what the raw handler can do: the same for everybody. */
  private double rate() throws IOException, InterruptedException {
    if (saturation.isEmpty()) {
      saturation = run.race().median(Row.PLAINTEXT, Contender.NETTY, Metric.REQUESTS);
    }
    if (saturation.isEmpty()) {
      int port = Parties.port(parties.contender(Row.PLAINTEXT, Contender.NETTY));
      wrk(Row.PLAINTEXT, port, options.longestWarmUpSeconds() / 4 + 1);
      saturation =
          OptionalDouble.of(wrk(Row.PLAINTEXT, port, options.seconds()).answered().perSecond());
    }
    return saturation.orElseThrow() / 2;
  }

  private void noteRate(Row row, Contender contender, double reached)
      throws IOException, InterruptedException {
    if (reached < KEPT_UP * rate()) {
      run.race()
          .note(
              row,
              contender,
              String.format(
                  Locale.ROOT,
                  "answered fewer than the %,.0f requests a second that it was sent, so that this is"
                      + " its latency when saturated",
                  rate()));
    }
  }
}
