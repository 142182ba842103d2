package io.asyncio4j.bench;

import java.nio.file.Path;

/** Runs with invented figures. */
final class Runs {
  private final CoreRun run;

  private Runs(double load, String... args) {
    run =
        new CoreRun(
            new Machine("Some CPU", 2, "Linux", "some JVM", load),
            CoreOptions.parse(args, Path.of("out")));
  }

  static Runs of(String... args) {
    return new Runs(0.1, args);
  }

  static Runs onABusyMachine() {
    return new Runs(3.2);
  }

  /** Adds repetitions of a row; the first half to the first fork. */
  Runs with(Row row, Contender contender, double... values) {
    for (int i = 0; i < values.length; i++) {
      int fork = i < (values.length + 1) / 2 ? 0 : 1;
      run.add(new CoreRun.Sample(row, contender, fork, i, values[i]));
    }
    return this;
  }

  CoreRun run() {
    return run;
  }
}
