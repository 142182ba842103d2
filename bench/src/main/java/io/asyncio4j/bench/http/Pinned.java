package io.asyncio4j.bench.http;

import io.asyncio4j.bench.Programs;
import java.util.List;

/** Commands that run on one core only. */
final class Pinned {
  private Pinned() {}

  /** On the core of what is measured. */
  static List<String> toServer(List<String> command) {
    return Programs.concat(List.of("taskset", "-c", "0"), command);
  }

  /** On the core of what makes the load. */
  static List<String> toLoad(List<String> command) {
    return Programs.concat(List.of("taskset", "-c", "1"), command);
  }
}
