package io.asyncio4j.bench.contender;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** Looks at what a row computed: a figure for the wrong work is worse than none. */
final class Check {
  private static volatile @Nullable Object published;

  private Check() {}

  /** Lets others see {@code object}, so that the JIT cannot keep it in registers. */
  static <T> T published(T object) {
    published = object;
    return object;
  }

  /**
   * Keeps the JIT from merging one round of a loop with the next, as it does where nothing
   * suspends: the loop would be gone. Costs no instruction on x86.
   */
  static void endOfRound() {
    VarHandle.releaseFence();
    VarHandle.acquireFence();
  }

  static void same(@Nullable Object actual, Object expected) {
    if (actual != expected && !expected.equals(actual)) {
      throw new IllegalStateException("expected " + expected + ", got " + actual);
    }
  }
}
