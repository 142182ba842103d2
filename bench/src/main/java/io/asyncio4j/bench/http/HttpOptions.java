package io.asyncio4j.bench.http;

import com.sun.management.UnixOperatingSystemMXBean;
import io.asyncio4j.bench.Arguments;
import io.asyncio4j.bench.UsageException;
import io.asyncio4j.bench.race.Race;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code ./aio bench http} is asked for.
 *
 * @param rounds measurements of each contender at each row
 * @param seconds how long one takes
 * @param longestWarmUpSeconds how long a contender with a JIT is loaded at most before that counts
 * @param idle how many idle connections there are in the row about them
 * @param jvmFlags the flags of every contender on the JVM
 */
record HttpOptions(
    Set<Row> rows,
    Set<Contender> contenders,
    int rounds,
    int seconds,
    int longestWarmUpSeconds,
    int idle,
    List<String> jvmFlags,
    Path out) {
  private static final int IDLE = 10_000;
  private static final int SPARE_DESCRIPTORS = 500;

  static final List<String> DEFAULT_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx1g");

  static final String USAGE =
      """
      usage: ./aio bench http [options]

        --rows a,b,...         only these rows: %s
        --contenders a,b,...   only these contenders: %s
        --rounds n             measurements of each contender at each row (3)
        --seconds n            how long one takes (2)
        --idle n               idle connections in the row about them (10000, where a process
                               may have so many descriptors)
        --quick                one round of a second each: to see that all is well, not for figures
        --jvm-flags "..."      for every contender on the JVM (%s)
        --out folder           where http.json, http.md and http.svg go (target/bench)

      Servers run on the first core, what loads them on the second: nothing else should run meanwhile.
      Contenders and tools that are not here are named; bench/install-peers.sh installs them.
      """
          .formatted(
              Arguments.names(Row.values(), Row::id),
              Arguments.names(Contender.values(), Contender::id),
              String.join(" ", DEFAULT_FLAGS));

  private static long descriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  /** As many as are asked for by the goal, or as the system lets one process have. */
  static int mostIdle(long descriptors) {
    return Math.clamp(descriptors - SPARE_DESCRIPTORS, 1, IDLE);
  }

  /**
   * Reads the command line.
   *
   * @param defaultOut where the results go unless it says so
   * @throws UsageException when it cannot be read
   */
  static HttpOptions parse(String[] args, Path defaultOut) {
    Set<Row> rows = new TreeSet<>(List.of(Row.values()));
    Set<Contender> contenders = new TreeSet<>(List.of(Contender.values()));
    int rounds = 0;
    int seconds = 0;
    int idle = mostIdle(descriptors());
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
        case "--idle" -> idle = arguments.count();
        case "--jvm-flags" -> jvmFlags = arguments.words();
        case "--out" -> out = arguments.path();
        default -> throw arguments.unknown();
      }
    }
    return new HttpOptions(
        rows,
        contenders,
        rounds > 0 ? rounds : quick ? 1 : 3,
        seconds > 0 ? seconds : quick ? 1 : 2,
        quick ? 5 : 30,
        idle,
        jvmFlags,
        out);
  }

  Race.Course<Row, Contender, Metric> course() {
    return new Race.Course<>(rows, contenders, List.of(Metric.values()), rounds, seconds, jvmFlags);
  }
}
