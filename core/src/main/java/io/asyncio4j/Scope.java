package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/** What starts tasks and waits for them: it is told when one of them is done. */
abstract class Scope {
  /** The coroutine that runs the scope. */
  final Fiber parent;

  Scope(Fiber parent) {
    this.parent = parent;
  }

  /** One of its tasks is done. Called on the loop's thread, before those who await it are woken. */
  abstract void childDone(Task<?> child);

  /**
   * The coroutine that is suspended on this scope is to be cancelled. False if it is to be woken.
   */
  abstract boolean cancelFromParent(@Nullable String message);

  /** The task that waits for this scope's tasks now, if it does. */
  final @Nullable Task<?> waitingParent() {
    return parent.awaiting() == this ? parent.task : null;
  }
}
