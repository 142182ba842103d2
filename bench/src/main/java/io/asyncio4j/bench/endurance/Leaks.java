package io.asyncio4j.bench.endurance;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Netty's reports of buffers that were left to the garbage collector. */
final class Leaks {
  private final List<String> reports = new CopyOnWriteArrayList<>();

  /** Watches every buffer from now on. */
  Leaks() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    ByteBufUtil.setLeakListener((type, records) -> reports.add(type + records));
  }

  /** All there have been. */
  List<String> reports() {
    System.gc();
    // They are reported with the next allocations.
    for (int i = 0; i < 256; i++) {
      PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
    }
    return List.copyOf(reports);
  }
}
