package io.asyncio4j.bench;

import io.asyncio4j.bench.endurance.SlowReader;
import io.asyncio4j.bench.endurance.Soak;
import io.asyncio4j.bench.http.HttpBench;
import io.asyncio4j.bench.observers.ObserversBench;
import io.asyncio4j.bench.web.WebBench;
import java.util.Arrays;

/** {@code ./aio bench}: picks the benchmark. */
public final class Main {
  private static final String USAGE =
      """
      usage: ./aio bench core|http|observers|soak|slow-reader [options]

      core    coroutines, tasks, primitives, timers, start-up: asyncio4j beside its peers
              (./aio bench core --help)
      http    HTTP servers and clients: asyncio4j beside its peers
              (./aio bench http --help)
      observers  what it costs to watch a program: advice, timeline, Flight Recorder
              (./aio bench observers --help)
      web     web frameworks: asyncio4j beside its peers
              (./aio bench web --help)
      soak    a server whose clients leave in the middle, for ten minutes: what is left behind
              (./aio bench soak --help)
      slow-reader  a gigabyte at a megabyte a second: what it takes in memory
              (./aio bench slow-reader --help)
      """;

  private Main() {}

  /**
   * Runs a benchmark and ends the JVM: 0 when it was measured, 2 for a command line that cannot be
   * run.
   *
   * @param args the benchmark and its options
   */
  public static void main(String[] args) throws Exception {
    try {
      run(args);
    } catch (UsageException e) {
      System.err.println("aio bench: " + e.getMessage());
      System.exit(2);
    }
    System.exit(0);
  }

  static void run(String[] args) throws Exception {
    var options = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
    switch (args.length == 0 ? "--help" : args[0]) {
      case "core" -> CoreBench.main(options);
      case "http" -> HttpBench.main(options);
      case "observers" -> ObserversBench.main(options);
      case "web" -> WebBench.main(options);
      case "soak" -> Soak.main(options);
      case "slow-reader" -> SlowReader.main(options);
      case "-h", "--help", "help" -> System.out.print(USAGE);
      default -> throw new UsageException("there is no benchmark '" + args[0] + "'\n" + USAGE);
    }
  }
}
