package io.asyncio4j.bench.web;

import io.asyncio4j.bench.Arguments;
import io.asyncio4j.bench.race.Race;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code ./aio bench web} is asked for.
 *
 * @param rounds measurements of each contender at each row
 * @param seconds how long one takes
 * @param longestWarmUpSeconds how long a contender with a JIT is loaded at most before that counts
 * @param orderRate orders per second in the row about their latency
 * @param summaryRate summaries per second in the row about their latency
 * @param jvmFlags the flags of every contender on the JVM
 */
record WebOptions(
    Set<Row> rows,
    Set<Contender> contenders,
    int rounds,
    int seconds,
    int longestWarmUpSeconds,
    int orderRate,
    int summaryRate,
    List<String> jvmFlags,
    Path out) {
  static final List<String> DEFAULT_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx1g");

  static final String USAGE =
      """
      usage: ./aio bench web [options]

        --rows a,b,...         only these rows: %s
        --contenders a,b,...   only these contenders: %s
        --rounds n             measurements of each contender at each row (3)
        --seconds n            how long one takes (2)
        --order-rate n         orders per second in order-rate (1000)
        --summary-rate n       summaries per second in summary-rate (300)
        --quick                one round of a second each: to see that all is well, not for figures
        --jvm-flags "..."      for every contender on the JVM (%s)
        --out folder           where web.json, web.md and web.svg go (target/bench)

      Servers run on the first core, what loads them on the second: nothing else should run meanwhile.
      Contenders and tools that are not here are named; bench/install-peers.sh installs them.
      """
          .formatted(
              Arguments.names(Row.values(), Row::id),
              Arguments.names(Contender.values(), Contender::id),
              String.join(" ", DEFAULT_FLAGS));

  /**
   * Reads the command line.
   *
   * @param defaultOut where the results go unless it says so
   * @throws io.asyncio4j.bench.UsageException when it cannot be read
   */
  static WebOptions parse(String[] args, Path defaultOut) {
    Set<Row> rows = new TreeSet<>(List.of(Row.values()));
    Set<Contender> contenders = new TreeSet<>(List.of(Contender.values()));
    int rounds = 0;
    int seconds = 0;
    int orderRate = 1000;
    int summaryRate = 300;
    boolean quick = false;
    List<String> jvmFlags = DEFAULT_FLAGS;
    Path out = defaultOut;
    var arguments = new Arguments(args);
    while (arguments.hasNext()) {
      switch (arguments.next()) {
        case "--quick" -> quick = true;
        case "--rows" -> rows = arguments.several(Row::of);
        case "--contenders" -> contenders = arguments.several(Contender::of);
        case "--rounds" -> rounds = arguments.count();
        case "--seconds" -> seconds = arguments.count();
        case "--order-rate" -> orderRate = arguments.count();
        case "--summary-rate" -> summaryRate = arguments.count();
        case "--jvm-flags" -> jvmFlags = arguments.words();
        case "--out" -> out = arguments.path();
        default -> throw arguments.unknown();
      }
    }
    return new WebOptions(
        rows,
        contenders,
        rounds > 0 ? rounds : quick ? 1 : 3,
        seconds > 0 ? seconds : quick ? 1 : 2,
        quick ? 5 : 30,
        orderRate,
        summaryRate,
        jvmFlags,
        out);
  }

  /** Requests per second in a row about latency. */
  double rate(Row row) {
    return row.saturated() == Row.ORDER ? orderRate : summaryRate;
  }

  Race.Course<Row, Contender, Metric> course() {
    return new Race.Course<>(rows, contenders, List.of(Metric.values()), rounds, seconds, jvmFlags);
  }
}
