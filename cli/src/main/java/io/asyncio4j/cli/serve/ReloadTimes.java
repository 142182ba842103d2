package io.asyncio4j.cli.serve;

import java.nio.file.Path;

/**
 * When the steps from a saved source to the program that is made of it were over, in milliseconds
 * since 1970: that clock is the one of the file's own time.
 */
record ReloadTimes(long saved, long noticed, long compiled) {
  /** A file that was moved into place may be old: then it counts from when it was noticed. */
  private static final long OLD_MILLIS = 1000;

  static ReloadTimes of(Path changed) {
    long now = System.currentTimeMillis();
    long modified = changed.toFile().lastModified();
    boolean isTrue = modified > now - OLD_MILLIS && modified <= now;
    return new ReloadTimes(isTrue ? modified : now, now, now);
  }

  ReloadTimes compiledNow() {
    return new ReloadTimes(saved, noticed, System.currentTimeMillis());
  }

  /** What is said of them when the program listens. */
  String toNow() {
    long now = System.currentTimeMillis();
    return "%d ms after the save: %d to notice it, %d to compile, %d to start"
        .formatted(now - saved, noticed - saved, compiled - noticed, now - compiled);
  }
}
