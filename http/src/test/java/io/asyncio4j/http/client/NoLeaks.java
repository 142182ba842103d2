package io.asyncio4j.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class that has left a buffer of Netty's to the garbage collector. */
final class NoLeaks implements BeforeAllCallback, AfterAllCallback {
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          reports.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  /** Kept here, since the logging only holds it weakly. */
  private final Logger logger = Logger.getLogger("io.netty.util.ResourceLeakDetector");

  @Override
  public void beforeAll(ExtensionContext context) {
    logger.addHandler(handler);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.gc();
    // Leaks are reported with the next allocations.
    for (int i = 0; i < 64; i++) {
      PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
    }
    logger.removeHandler(handler);
    assertThat(reports).isEmpty();
  }
}
