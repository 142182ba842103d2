package io.asyncio4j.advise;

/** How long tasks have had the loop. The loop's thread. */
final class WorkTime {
  private long nanos;
  private long since;

  void begins(long now) {
    since = now;
  }

  void ends(long now) {
    nanos += now - since;
  }

  long nanos() {
    return nanos;
  }
}
