package io.asyncio4j.bench.web;

import io.asyncio4j.bench.Child;
import io.asyncio4j.bench.load.Generators;
import io.asyncio4j.bench.load.Load;
import io.asyncio4j.bench.load.Pinned;
import io.asyncio4j.bench.load.Target;
import io.asyncio4j.bench.load.Usage;
import io.asyncio4j.bench.load.WarmUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The contenders as they serve, each a process that stays, and how each row loads them. */
final class Servers implements AutoCloseable {
  /** Less than this part of the rate that was asked for is not that rate. */
  private static final double KEPT_UP = 0.97;

  private final WebRun run;
  private final WebOptions options;
  private final WebPrograms programs;
  private final Generators generators;
  private final Path log;
  private final Path order;
  private final int upstream;
  private final Map<Contender, Child> children = new EnumMap<>(Contender.class);
  private final Map<Contender, Set<Row>> warm = new EnumMap<>(Contender.class);

  /**
   * @param log the file that gets what they write to their standard error
   */
  Servers(WebRun run, WebPrograms programs, Generators generators, Path log, int upstream)
      throws IOException {
    this.run = run;
    this.options = run.options();
    this.programs = programs;
    this.generators = generators;
    this.log = log;
    this.upstream = upstream;
    this.order = options.out().resolve("order.json");
    Files.writeString(order, Exchanges.ORDER);
  }

  /** Starts a contender if it does not serve yet, checks what it answers and lets it get warm. */
  void prepare(Row row, Contender contender) throws IOException, InterruptedException {
    var child = children.get(contender);
    if (child == null) {
      var command = programs.contender(contender, upstream, List.of());
      child = checked(contender, new Child(Pinned.toServer(command), log));
      children.put(contender, child);
      run.race().contenders().version(contender, child.version());
    }
    var rows = warm.computeIfAbsent(contender, _ -> EnumSet.noneOf(Row.class));
    if (rows.add(row.saturated())) {
      // Without a JIT there is nothing to wait for but connections.
      warmUp(row.saturated(), child, contender.isJava() ? options.longestWarmUpSeconds() : 1);
    }
  }

  /** Ends who answers anything else than it should, so that no later row measures it. */
  private static Child checked(Contender contender, Child child)
      throws IOException, InterruptedException {
    try {
      Exchanges.check(contender, WebBench.port(child));
      return child;
    } catch (Throwable e) {
      child.close();
      throw e;
    }
  }

  /** Loads it until it is warm, or for as long as that may take. */
  private void warmUp(Row row, Child child, int longest) throws IOException, InterruptedException {
    var warmUp = new WarmUp();
    for (int second = 1; second <= longest && !warmUp.isOver(); second++) {
      double before = Usage.of(child.pid()).cpuSeconds();
      double requests = load(row, child, 1).requests();
      warmUp.add(Usage.of(child.pid()).cpuSeconds() - before, requests);
    }
  }

  /** One round. */
  Map<Metric, Double> measure(Row row, Contender contender)
      throws IOException, InterruptedException {
    var child = children.get(contender);
    if (child == null) {
      throw new IOException("it does not serve");
    }
    var before = Usage.of(child.pid());
    Load load = load(row, child, options.seconds()).answered();
    var after = Usage.of(child.pid());
    double cpu = Math.max(after.cpuSeconds() - before.cpuSeconds(), 0.01);
    var figures = new EnumMap<Metric, Double>(Metric.class);
    figures.put(Metric.REQUESTS, load.perSecond());
    figures.put(Metric.PER_CPU_SECOND, load.requests() / cpu);
    figures.put(Metric.CPU_MICROS, cpu * 1e6 / load.requests());
    figures.put(Metric.P50, load.p50());
    figures.put(Metric.P99, load.p99());
    figures.put(Metric.RSS, after.rssBytes() / (1 << 20));
    if (row != row.saturated() && load.perSecond() < KEPT_UP * options.rate(row)) {
      run.race()
          .note(
              row,
              contender,
              String.format(
                  Locale.ROOT,
                  "answered fewer than the %,.0f requests a second that it was sent, so that this is"
                      + " its latency when saturated",
                  options.rate(row)));
    }
    return figures;
  }

  private Load load(Row row, Child child, int seconds) throws IOException, InterruptedException {
    String server = "http://127.0.0.1:" + WebBench.port(child);
    Target target =
        row.saturated() == Row.ORDER
            ? new Target.Post(server + Exchanges.ORDERS, order)
            : new Target.Get(server + Exchanges.SUMMARY);
    return row == row.saturated()
        ? generators.wrk(target, row.connections(), seconds)
        : generators.h2load(target, seconds, options.rate(row));
  }

  @Override
  public void close() {
    children.values().forEach(Child::close);
  }
}
