package io.asyncio4j;

import java.util.List;

/** What a coroutine may be suspended on that stands for several others, which it did not start. */
interface WaitsForTasks {
  /** They, also those that are done. Any thread, from which it may be out of date or incomplete. */
  List<? extends Completable<?>> waitedFor();

  /** Whether the coroutine goes on as soon as one of them is done. Any thread. */
  default boolean isOneEnough() {
    return false;
  }
}
