package io.asyncio4j.bench.observers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The processor time that this process has taken, in nanoseconds. The JDK gives it in steps of ten
 * milliseconds, which is too coarse for a round of one second.
 */
final class ProcessorTime {
  private ProcessorTime() {}

  /** That of all threads that are alive. */
  static long ofProcess() throws IOException {
    long nanos = 0;
    try (var threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (Path thread : threads) {
        nanos += ofThread(thread);
      }
    }
    return nanos;
  }

  private static long ofThread(Path thread) throws IOException {
    try {
      return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
    } catch (NoSuchFileException e) {
      return 0; // It has just ended.
    }
  }
}
