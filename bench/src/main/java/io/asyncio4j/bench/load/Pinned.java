package io.asyncio4j.bench.load;

import io.asyncio4j.bench.Programs;
import io.asyncio4j.bench.UsageException;
import java.util.List;

/** Commands that run on one core only. */
public final class Pinned {
  private Pinned() {}

  /**
   * Looks for two cores and for what keeps a process on one of them.
   *
   * @throws UsageException when servers cannot be measured here
   */
  public static void checkMachine() {
    if (Runtime.getRuntime().availableProcessors() < 2) {
      throw new UsageException("this needs two cores: one for the server, one for the load");
    }
    if (Programs.output(List.of("taskset", "--version")).isEmpty()) {
      throw new UsageException("this needs taskset: install util-linux (Linux only)");
    }
  }

  /** On the core of what is measured. */
  public static List<String> toServer(List<String> command) {
    return Programs.concat(List.of("taskset", "-c", "0"), command);
  }

  /** On the core of what makes the load. */
  public static List<String> toLoad(List<String> command) {
    return Programs.concat(List.of("taskset", "-c", "1"), command);
  }
}
