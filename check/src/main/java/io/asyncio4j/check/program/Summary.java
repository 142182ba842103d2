package io.asyncio4j.check.program;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What running a body may come to, with everything it calls.
 *
 * @param suspends a call in it through which it suspends in a way that needs a coroutine; null if
 *     it does not
 * @param parks a call in it through which it suspends a coroutine, or blocks a plain thread
 * @param blocks for each kind of blocking the call in it through which it holds the loop
 * @param effects what it reads and changes
 */
public record Summary(
    @Nullable Call suspends, @Nullable Call parks, Map<String, Call> blocks, Effects effects) {
  public static final Summary NOTHING = new Summary(null, null, Map.of(), Effects.NONE);

  public Summary {
    blocks = Map.copyOf(blocks);
  }

  /** Whether a coroutine that runs it may be suspended. */
  public boolean mayWait() {
    return suspends != null || parks != null;
  }
}
