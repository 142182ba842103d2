package io.asyncio4j.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used.
 *
 * @param cpuSeconds processor time of all its threads, since it started
 * @param rssBytes the memory that is resident now
 */
public record Usage(double cpuSeconds, double rssBytes) {
  /** The unit of /proc's times: every Linux has 100 of them in a second. */
  private static final double TICKS = 100;

  private static final int PAGE = 4096;

  /** What a process has used until now. */
  public static Usage of(long pid) throws IOException {
    return parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
  }

  /** Reads a line of {@code /proc/PID/stat}. */
  static Usage parse(String stat) {
    // The program's name, in brackets, may hold anything.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return new Usage(
        (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS,
        (double) Long.parseLong(fields[21]) * PAGE);
  }
}
