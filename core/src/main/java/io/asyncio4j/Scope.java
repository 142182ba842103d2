package io.asyncio4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What starts tasks and waits for them: it keeps those that run, linked through themselves, and is
 * told when one of them is done. The loop's thread.
 */
abstract class Scope {
  /** The coroutine that runs the scope. */
  final Fiber parent;

  private @Nullable Task<?> oldest;
  private @Nullable Task<?> newest;
  private int running;

  Scope(Fiber parent) {
    this.parent = parent;
  }

  /** Starts a task of this scope. */
  final <T extends @Nullable Object> Task<T> start(
      @Nullable String name, Coroutine<? extends T, ?> body) {
    Task<T> task = parent.loop.newTask(name, body, this, false);
    task.olderSibling = newest;
    if (newest == null) {
      oldest = task;
    } else {
      newest.youngerSibling = task;
    }
    newest = task;
    running++;
    return task;
  }

  /** How many of its tasks are not done. */
  final int running() {
    return running;
  }

  /** One of its tasks is done; those who await it are woken after this. */
  final void remove(Task<?> child) {
    Task<?> older = child.olderSibling;
    Task<?> younger = child.youngerSibling;
    if (older == null) {
      oldest = younger;
    } else {
      older.youngerSibling = younger;
    }
    if (younger == null) {
      newest = older;
    } else {
      younger.olderSibling = older;
    }
    child.olderSibling = null;
    child.youngerSibling = null;
    running--;
    childDone(child);
  }

  /** Those of its tasks that are not done, oldest first. */
  final List<Task<?>> children() {
    var tasks = new ArrayList<Task<?>>(running);
    for (Task<?> task = oldest; task != null; task = task.youngerSibling) {
      tasks.add(task);
    }
    return tasks;
  }

  /** Cancels its tasks, oldest first. */
  final void cancelChildren(@Nullable String message) {
    Cancellation.cancelChildren(parent, children(), message);
  }

  /** One of its tasks is done, and not among those that run any more. */
  abstract void childDone(Task<?> child);

  /**
   * The coroutine that is suspended on this scope is to be cancelled.
   *
   * @return what is to be cancelled in its place, after which the scope wakes it; if nothing, it is
   *     cancelled itself
   */
  abstract Collection<? extends Completable<?>> cancelFromParent(@Nullable String message);

  /** The task that waits for this scope's tasks now, if it does. */
  final @Nullable Task<?> waitingParent() {
    return parent.awaiting() == this ? parent.task : null;
  }
}
