package io.asyncio4j;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What goes to the logger {@code io.asyncio4j} while this is open, in place of the console. */
final class LoggedReports extends Handler implements AutoCloseable {
  private final Logger logger = Logger.getLogger("io.asyncio4j");
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final CountDownLatch first = new CountDownLatch(1);

  LoggedReports() {
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  List<LogRecord> records() {
    return records;
  }

  List<String> warnings() {
    return messages(Level.WARNING);
  }

  List<String> errors() {
    return messages(Level.SEVERE);
  }

  private List<String> messages(Level level) {
    return records.stream()
        .filter(record -> record.getLevel().equals(level))
        .map(LogRecord::getMessage)
        .toList();
  }

  /** Blocks the calling thread until something was reported. */
  void awaitFirst() {
    try {
      first.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
    first.countDown();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
