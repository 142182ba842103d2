package io.asyncio4j.check.blocking;

import io.asyncio4j.check.program.Call;
import org.jspecify.annotations.Nullable;

/**
 * Something whose reading or writing holds the thread.
 *
 * @param kind what it is
 * @param opened the call that opens it; null for standard input
 */
record Device(Kind kind, @Nullable Call opened) {
  /** What a device is, and whether opening it blocks already. */
  enum Kind {
    FILE(true),
    RESOURCE(true),
    DATABASE(true),
    PIPE(false),
    STDIN(false);

    private final boolean opensBlocking;

    Kind(boolean opensBlocking) {
      this.opensBlocking = opensBlocking;
    }

    boolean opensBlocking() {
      return opensBlocking;
    }
  }
}
