package io.asyncio4j.bench.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What there is when nobody visits.
 *
 * @param descriptors the files and sockets that the process has open; -1 where it cannot be told
 * @param heap bytes in use after garbage collection
 */
record Residue(int connections, List<String> tasks, int descriptors, long heap) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** Waits for the connections that are being closed, and looks. */
  static Residue of(SoakServer server) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (server.connections() > 0 && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    // The tasks of the last connections end a turn later.
    Thread.sleep(200);
    long heap = usedHeap();
    return new Residue(server.connections(), server.tasks(), openDescriptors(), heap);
  }

  private static int openDescriptors() throws IOException {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return -1;
    }
    try (var open = Files.list(DESCRIPTORS)) {
      return (int) open.count();
    }
  }

  private static long usedHeap() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    // The serial collector leaves dead objects where they are but for every fourth time.
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
