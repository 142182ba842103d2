package io.asyncio4j;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Platform threads for what would hold a loop; they end when they have nothing to do. */
final class DaemonPool {
  private DaemonPool() {}

  /** At most {@code threads} of them, named {@code prefix} and a number. */
  static ThreadPoolExecutor of(String prefix, int threads) {
    var pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform()
                .daemon()
                .inheritInheritableThreadLocals(false)
                .name(prefix, 1)
                .factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
