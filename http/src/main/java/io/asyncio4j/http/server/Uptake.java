package io.asyncio4j.http.server;

/**
 * Whether a client takes what is written to it. The clock runs while something waits to be taken.
 * On the loop's own thread.
 */
final class Uptake {
  /** Looks are that part of the timeout apart: what went fast at first is soon known to stand. */
  private static final int LOOKS = 8;

  private final ServerCore core;
  private Pace pace;
  private long deadline = Connection.NEVER;
  private long since;
  private long seen;

  Uptake(ServerCore core) {
    this.core = core;
    this.pace = fresh();
  }

  private Pace fresh() {
    return new Pace(core.settings.writeTimeout.toNanos(), core.settings.minDataRate);
  }

  long deadline() {
    return deadline;
  }

  /**
   * Something was flushed.
   *
   * @param pending how many bytes wait now
   * @param taken how many were taken so far
   */
  void flushed(long pending, long taken) {
    if (pending <= 0) {
      deadline = Connection.NEVER;
    } else if (deadline == Connection.NEVER) {
      restart(taken);
    }
  }

  /** Gives the client the whole time again. */
  void restart(long taken) {
    pace = fresh();
    since = core.loop.time();
    seen = taken;
    deadline = nextLook();
  }

  private long nextLook() {
    return core.deadline(
        Math.min(pace.left(), core.settings.writeTimeout.dividedBy(LOOKS).toNanos()));
  }

  /** Nothing waits any more that this looks after. */
  void stop() {
    deadline = Connection.NEVER;
  }

  /** Whether the client takes too little; else there is a new deadline, if any is needed. */
  boolean isTooSlow(long pending, long taken) {
    if (pending <= 0) {
      deadline = Connection.NEVER;
      return false;
    }
    long now = core.loop.time();
    pace.waited(now - since, taken - seen);
    since = now;
    seen = taken;
    deadline = nextLook();
    return pace.left() == 0;
  }
}
