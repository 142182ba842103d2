package io.asyncio4j.bench.observers;

import io.asyncio4j.bench.Arguments;
import io.asyncio4j.bench.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code ./aio bench observers} is asked for.
 *
 * @param forks processes of each workload in each mode, one after the other
 * @param rounds measurements in each process
 * @param warmUps runs of a process that do not count
 * @param runInMillis how long a run goes on before that counts
 * @param roundMillis how long is measured
 * @param scripts how often the short script is run in each mode
 * @param jvmFlags the flags of every process
 */
record ObserversOptions(
    Set<Workload> workloads,
    Set<Mode> modes,
    int forks,
    int rounds,
    int warmUps,
    int runInMillis,
    int roundMillis,
    int scripts,
    List<String> jvmFlags,
    Path out) {
  private static final List<String> JVM_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms2g",
          "-Xmx2g",
          // The time of a thread that has ended cannot be read.
          "-XX:-UseDynamicNumberOfCompilerThreads");

  static final String USAGE =
      """
      usage: ./aio bench observers [options]

        --workloads a,b,...    only these workloads: %s
        --modes a,b,...        only these modes, and off: %s
        --forks n              processes of each workload in each mode (2)
        --rounds n             measurements of a second in each process (6)
        --quick                a look in a minute, to see that all is well; not for figures
        --jvm-flags "..."      for every process (%s)
        --out folder           where observers.json and observers.md go (target/bench)

      Measures what a program takes of the processor's time when nobody watches it, not even the loop's
      watchdog (bare), when nobody does but the watchdog (off), and while advice is collected, the timeline
      recorded, or the loop's events recorded by the Flight Recorder. Needs Linux.
      """
          .formatted(
              Arguments.names(Workload.values(), Workload::id),
              Arguments.names(Mode.values(), Mode::id),
              String.join(" ", JVM_FLAGS));

  /**
   * Reads the command line.
   *
   * @param defaultOut where the results go unless it says so
   * @throws UsageException when it cannot be read
   */
  static ObserversOptions parse(String[] args, Path defaultOut) {
    Set<Workload> workloads = new TreeSet<>(List.of(Workload.values()));
    Set<Mode> modes = new TreeSet<>(List.of(Mode.values()));
    int forks = 0;
    int rounds = 0;
    boolean quick = false;
    List<String> jvmFlags = JVM_FLAGS;
    Path out = defaultOut;
    var arguments = new Arguments(args);
    while (arguments.hasNext()) {
      switch (arguments.next()) {
        case "--workloads" -> workloads = arguments.several(Workload::of);
        case "--modes" -> modes = arguments.several(Mode::of);
        case "--forks" -> forks = arguments.count();
        case "--rounds" -> rounds = arguments.count();
        case "--quick" -> quick = true;
        case "--jvm-flags" -> jvmFlags = arguments.words();
        case "--out" -> out = arguments.path();
        default -> throw arguments.unknown();
      }
    }
    modes.add(Mode.OFF);
    return new ObserversOptions(
        workloads,
        modes,
        forks > 0 ? forks : quick ? 1 : 2,
        rounds > 0 ? rounds : quick ? 1 : 6,
        quick ? 1 : 4,
        quick ? 200 : 300,
        quick ? 200 : 700,
        quick ? 1 : 5,
        jvmFlags,
        out);
  }
}
