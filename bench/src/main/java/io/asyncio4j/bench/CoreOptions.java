package io.asyncio4j.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code ./aio bench core} is asked for.
 *
 * @param repetitions measurements of a row in one process of a contender
 * @param forks processes of each contender, one after the other
 * @param targetMillis how long one measurement of an operation is to take
 * @param warmUpMillis how long a contender with a JIT runs a row before that counts
 * @param sleepers how many sleep at the same time
 * @param jvmFlags the flags of every contender on the JVM
 */
record CoreOptions(
    Set<Row> rows,
    Set<Contender> contenders,
    int repetitions,
    int forks,
    int targetMillis,
    int warmUpMillis,
    int sleepers,
    List<String> jvmFlags,
    Path out) {
  static final String USAGE =
      """
      usage: ./aio bench core [options]

        --rows a,b,...         only these rows: %s
        --contenders a,b,...   only these contenders: %s
        --repetitions n        measurements of a row in each process (3)
        --forks n              processes of each contender, one after the other (2)
        --quick                a look in under a minute: short, and 100,000 sleepers
        --jvm-flags "..."      for every contender on the JVM (%s)
        --out folder           where core.json, core.md and core.svg go (target/bench)

      Contenders that are not here are named; bench/install-peers.sh installs them.
      """
          .formatted(
              Arguments.names(Row.values(), Row::id),
              Arguments.names(Contender.values(), Contender::id),
              String.join(" ", Flags.DEFAULT));

  private static final class Flags {
    static final List<String> DEFAULT = List.of("-XX:+UseSerialGC", "-Xms4g", "-Xmx4g");
  }

  /**
   * Reads the command line.
   *
   * @param defaultOut where the results go unless it says so
   * @throws UsageException when it cannot be read
   */
  static CoreOptions parse(String[] args, Path defaultOut) {
    Set<Row> rows = new TreeSet<>(List.of(Row.values()));
    Set<Contender> contenders = new TreeSet<>(List.of(Contender.values()));
    int repetitions = 0;
    int forks = 0;
    boolean quick = false;
    List<String> jvmFlags = Flags.DEFAULT;
    Path out = defaultOut;
    var arguments = new Arguments(args);
    while (arguments.hasNext()) {
      switch (arguments.next()) {
        case "--quick" -> quick = true;
        case "--rows" -> rows = arguments.several(Row::of);
        case "--contenders" -> contenders = arguments.several(Contender::of);
        case "--repetitions" -> repetitions = arguments.count();
        case "--forks" -> forks = arguments.count();
        case "--jvm-flags" -> jvmFlags = arguments.words();
        case "--out" -> out = arguments.path();
        default -> throw arguments.unknown();
      }
    }
    return new CoreOptions(
        rows,
        contenders,
        repetitions > 0 ? repetitions : quick ? 2 : 3,
        forks > 0 ? forks : quick ? 1 : 2,
        quick ? 20 : 200,
        quick ? 200 : 800,
        quick ? 100_000 : 1_000_000,
        jvmFlags,
        out);
  }
}
