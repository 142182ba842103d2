package io.asyncio4j.bench;

import java.nio.file.Path;

/** Runs with invented figures. */
final class Runs {
  private final CoreRun run;

  private Runs(String... args) {
    run =
        new CoreRun(
            new Machine("Some CPU", 2, "Linux", "some JVM"),
            CoreOptions.parse(args, Path.of("out")));
  }

  static Runs of(String... args) {
    return new Runs(args);
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
