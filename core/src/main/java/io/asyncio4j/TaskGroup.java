package io.asyncio4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A block whose tasks are over when it ends: structured concurrency.
 *
 * <pre>{@code
 * TaskGroup.run(g -> {
 *   g.createTask(() -> serve(socket));
 *   g.createTask(() -> refresh(cache));
 * });  // both are over here
 * }</pre>
 *
 * <p>The body runs in the calling task. Its end waits for all tasks. The first failure of a task,
 * or the body's own, cancels the rest; then one {@link ExceptionGroup} goes out with every
 * exception that is not a cancellation, each once. When the caller is cancelled the tasks are, too,
 * and {@link CancelledError} goes out, unless a task failed.
 */
public final class TaskGroup {
  private final Fiber parent;
  private final Members scope;
  private final Set<Throwable> failures = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Throwable> failuresInOrder = new ArrayList<>();
  private final CancellationLevel level;

  /** The body is over: the parent waits for the tasks, or is about to. */
  private boolean exiting;

  /** The tasks were cancelled, and no more can be added. */
  private boolean aborting;

  /** The group itself has cancelled the parent, and must take that back. */
  private boolean parentCancelled;

  private boolean cancelledByCall;
  private boolean closed;

  private TaskGroup() {
    this.parent = EventLoop.runningFiber("TaskGroup");
    this.scope = new Members(parent);
    this.level = new CancellationLevel(parent);
  }

  /**
   * The body of {@link #run}.
   *
   * @param <X> kept for the compiler; whatever the body throws goes out in an {@link
   *     ExceptionGroup}
   */
  @FunctionalInterface
  public interface Body<X extends Exception> {
    /** Runs with the open group. */
    void run(TaskGroup group) throws X;
  }

  /** The body of {@link #call}. */
  @FunctionalInterface
  public interface ValueBody<R extends @Nullable Object, X extends Exception> {
    /** Runs with the open group and returns what {@link TaskGroup#call} returns. */
    R call(TaskGroup group) throws X;
  }

  /**
   * Runs {@code body} with a new group and waits for the group's tasks.
   *
   * @throws ExceptionGroup when the body or a task failed
   * @throws CancelledError when the caller was cancelled
   * @throws IllegalStateException outside a coroutine
   */
  public static void run(Body<?> body) {
    Objects.requireNonNull(body, "body");
    TaskGroup.<@Nullable Void>call(group -> {
      body.run(group);
      return null;
    });
  }

  /**
   * As {@link #run}, with a value.
   *
   * @return what the body returned; null when {@link #cancel()} cut it short
   */
  @SuppressWarnings("NullAway") // a body that was cut short has no value
  public static <R extends @Nullable Object> R call(ValueBody<? extends R, ?> body) {
    Objects.requireNonNull(body, "body");
    var group = new TaskGroup();
    R result = null;
    Throwable thrown = null;
    try {
      result = body.call(group);
    } catch (Throwable e) {
      thrown = group.parent.isInterruptedBy(e) ? group.parent.task.cancelledError() : e;
    }
    group.exit(thrown);
    return result;
  }

  /**
   * Starts a coroutine in the group. Whatever code of the loop may do so while the group is open.
   *
   * @throws IllegalStateException when the group shuts down or is closed
   */
  public <T extends @Nullable Object> Task<T> createTask(Coroutine<? extends T, ?> body) {
    return start(null, body);
  }

  /** As {@link #createTask(Coroutine)}, with a name. */
  public <T extends @Nullable Object> Task<T> createTask(
      String name, Coroutine<? extends T, ?> body) {
    return start(Objects.requireNonNull(name, "name"), body);
  }

  /** Starts a coroutine without a value in the group. */
  public Task<@Nullable Void> createTask(VoidCoroutine<?> body) {
    return start(null, EventLoop.withResult(body));
  }

  /** As {@link #createTask(VoidCoroutine)}, with a name. */
  public Task<@Nullable Void> createTask(String name, VoidCoroutine<?> body) {
    return start(Objects.requireNonNull(name, "name"), EventLoop.withResult(body));
  }

  private <T extends @Nullable Object> Task<T> start(
      @Nullable String name, Coroutine<? extends T, ?> body) {
    if (EventLoop.currentOrNull() != parent.loop) {
      throw new IllegalStateException(
          "the task group belongs to another loop or thread; from there use"
              + " loop.callSoonThreadsafe(() -> group.createTask(...))");
    }
    if (closed || (exiting && scope.running() == 0)) {
      throw new IllegalStateException(
          "the task group is closed; no task can be added to it: start it before the body has"
              + " ended, or in another group");
    }
    if (aborting) {
      throw new IllegalStateException(
          "the task group is shutting down, since it was cancelled or a task failed; no task can"
              + " be added to it: start it outside with Asyncio.createTask");
    }
    return scope.start(name, body);
  }

  /**
   * Cancels what is in the group, the body too if it still runs, and leaves the group without an
   * error. May be called twice, and by whatever code of the loop.
   */
  public void cancel() {
    parent.loop.checkThread("TaskGroup.cancel");
    if (closed || cancelledByCall) {
      return;
    }
    cancelledByCall = true;
    if (!aborting) {
      abort();
    }
    if (!exiting && !parentCancelled) {
      cancelParent();
    }
  }

  private void cancelParent() {
    parentCancelled = true;
    parent.task.cancelOnLoop(null);
  }

  private void abort() {
    aborting = true;
    scope.cancelChildren(null);
  }

  /** Waits for the tasks and decides what goes out. */
  private void exit(@Nullable Throwable thrown) {
    exiting = true;
    CancelledError cancellation = thrown instanceof CancelledError error ? error : null;
    if (parentCancelled && level.takeBack()) {
      cancellation = null;
    }
    if (thrown != null && !(thrown instanceof CancelledError)) {
      addFailure(thrown);
    }
    if (thrown != null && !aborting) {
      abort();
    }
    while (scope.running() > 0) {
      try {
        parent.suspend(scope);
      } catch (CancelledError e) {
        if (!aborting) {
          abort();
        }
        cancellation = e;
      }
    }
    closed = true;
    if (!failuresInOrder.isEmpty()) {
      if (level.isExceeded() && cancellation != null) {
        // The caller was cancelled besides: it shall hear of that at its next suspension.
        parent.cancel();
      }
      throw new ExceptionGroup("unhandled errors in a TaskGroup", failuresInOrder);
    }
    if (cancellation != null) {
      throw cancellation;
    }
  }

  private void addFailure(Throwable failure) {
    if (failures.add(failure)) {
      failuresInOrder.add(failure);
    }
  }

  private void childDone(Task<?> child) {
    Throwable failure = child.takeFailure();
    if (failure != null) {
      addFailure(failure);
      if (!aborting) {
        abort();
        if (!exiting && !parentCancelled) {
          cancelParent();
        }
      }
    }
    if (exiting && scope.running() == 0) {
      parent.wake();
    }
  }

  /** The group as its tasks see it. */
  private final class Members extends Scope {
    Members(Fiber parent) {
      super(parent);
    }

    @Override
    void childDone(Task<?> child) {
      TaskGroup.this.childDone(child);
    }

    @Override
    Collection<Completable<?>> cancelFromParent(@Nullable String message) {
      return List.of();
    }

    @Override
    public String toString() {
      return TaskGroup.this.toString();
    }
  }

  @Override
  public String toString() {
    String state = closed ? "closed" : aborting ? "shutting down" : "open";
    return "TaskGroup[" + state + ", " + scope.running() + " tasks]";
  }
}
