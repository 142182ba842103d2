package io.asyncio4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Waiting for several awaitables that others have started, and that may outlive the wait. */
final class Waits {
  private Waits() {}

  /** Wakes the coroutine that stands behind it, when enough of its awaitables are done. */
  private static final class Watch extends WaiterFor {
    private final Completable<?> watched;
    private final Group group;

    Watch(Group group, Completable<?> watched) {
      super(group.parent);
      this.group = group;
      this.watched = watched;
    }

    @Override
    void wake() {
      group.childDone(watched);
    }
  }

  /** The awaitables of one wait, and when it is over. */
  private static final class Group extends Scope implements WaitsForTasks {
    private final String what;
    private final ReturnWhen returnWhen;
    private final boolean cancelledIsFailure;
    private final List<Watch> watches = new ArrayList<>();
    private int pending;
    private boolean over;
    private boolean cancelled;

    /** The first that has failed, for those who return then. */
    @Nullable Completable<?> failed;

    Group(String what, ReturnWhen returnWhen, boolean cancelledIsFailure) {
      super(EventLoop.runningFiber(what));
      this.what = what;
      this.returnWhen = returnWhen;
      this.cancelledIsFailure = cancelledIsFailure;
    }

    void watch(Iterable<? extends Completable<?>> awaitables) {
      for (Completable<?> awaitable : awaitables) {
        if (awaitable.loop != parent.loop) {
          throw new IllegalStateException(
              awaitable.describe()
                  + " belongs to another loop ("
                  + awaitable.loop.name()
                  + "); await its toCompletableFuture() instead");
        }
        if (awaitable == parent.task) {
          throw new IllegalStateException(
              awaitable.describe() + " cannot await itself; await it in another task");
        }
      }
      for (Completable<?> awaitable : awaitables) {
        if (awaitable.isDone()) {
          note(awaitable);
        } else {
          var watch = new Watch(this, awaitable);
          watches.add(watch);
          awaitable.addWaiter(watch);
          pending++;
        }
      }
      over |= pending == 0;
    }

    @Override
    void childDone(Task<?> child) {
      throw new AssertionError("these tasks have other parents");
    }

    void childDone(Completable<?> child) {
      pending--;
      note(child);
      over |= pending == 0;
      if (cancelled ? pending == 0 : over) {
        parent.wake();
      }
    }

    private void note(Completable<?> done) {
      boolean isFailure = done.isFailed() || (cancelledIsFailure && done.isCancelled());
      if (isFailure && failed == null) {
        failed = done;
      }
      over |=
          returnWhen == ReturnWhen.FIRST_COMPLETED
              || (returnWhen == ReturnWhen.FIRST_EXCEPTION && isFailure);
    }

    void forget() {
      for (Watch watch : watches) {
        watch.watched.removeWaiter(watch);
      }
    }

    @Override
    Collection<Completable<?>> cancelFromParent(@Nullable String message) {
      cancelled = true;
      var left = new ArrayList<Completable<?>>(pending);
      for (Watch watch : watches) {
        if (!watch.watched.isDone()) {
          left.add(watch.watched);
        }
      }
      return left;
    }

    @Override
    public List<Completable<?>> waitedFor() {
      var all = new ArrayList<Completable<?>>();
      // The list grows no more once its coroutine waits.
      for (int i = 0; i < watches.size(); i++) {
        all.add(watches.get(i).watched);
      }
      return all;
    }

    @Override
    public boolean isOneEnough() {
      return returnWhen == ReturnWhen.FIRST_COMPLETED;
    }

    @Override
    public String toString() {
      return what + "[" + pending + " pending]";
    }
  }

  /**
   * {@code gather} of awaitables: the first failure goes out at once, and leaves the rest running.
   */
  @SuppressWarnings("unchecked")
  static <T extends @Nullable Object> List<T> gather(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    var all = completables(awaitables);
    var group = new Group("gather", ReturnWhen.FIRST_EXCEPTION, true);
    group.watch(all);
    awaitCancellingAll(group);
    if (group.failed != null) {
      group.failed.take();
    }
    var results = new ArrayList<T>(all.size());
    for (Completable<?> awaitable : all) {
      results.add((T) awaitable.take());
    }
    return results;
  }

  @SuppressWarnings("unchecked")
  static <T extends @Nullable Object> List<Outcome<T>> outcomes(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    var all = completables(awaitables);
    var group = new Group("gatherTaskOutcomes", ReturnWhen.ALL_COMPLETED, false);
    group.watch(all);
    awaitCancellingAll(group);
    var outcomes = new ArrayList<Outcome<T>>(all.size());
    for (Completable<?> awaitable : all) {
      outcomes.add(FanOut.outcome((Completable<T>) awaitable));
    }
    return outcomes;
  }

  private static void awaitCancellingAll(Group group) {
    try {
      while (!group.over) {
        group.parent.suspend(group, true);
      }
    } finally {
      group.forget();
    }
    if (group.cancelled) {
      throw group.parent.task.cancelledError();
    }
  }

  /** {@link Asyncio#waitUntil}: neither a timeout nor a cancellation of the caller cancels any. */
  static <A extends Awaitable<?>> DoneAndPending<A> until(
      ReturnWhen returnWhen, Collection<? extends A> awaitables, @Nullable Duration duration) {
    Objects.requireNonNull(returnWhen, "returnWhen");
    if (Objects.requireNonNull(awaitables, "awaitables").isEmpty()) {
      throw new IllegalArgumentException(
          "waitUntil needs at least one awaitable; do not call it when there is nothing to wait"
              + " for");
    }
    var all = new LinkedHashSet<A>(awaitables);
    var group = new Group("waitUntil", returnWhen, false);
    group.watch(completables(all));
    if (!group.over) {
      suspend(group, duration);
    }
    Set<A> done = new LinkedHashSet<>();
    Set<A> pending = new LinkedHashSet<>();
    for (A awaitable : all) {
      (awaitable.isDone() ? done : pending).add(awaitable);
    }
    return new DoneAndPending<>(done, pending);
  }

  private static void suspend(Group group, @Nullable Duration duration) {
    EventLoop loop = group.parent.loop;
    Handle timer = null;
    if (duration != null) {
      timer =
          loop.callLater(
              duration,
              () -> {
                group.over = true;
                group.parent.wake();
              });
    }
    try {
      while (!group.over) {
        group.parent.suspend(group);
      }
    } finally {
      group.forget();
      if (timer != null) {
        timer.cancel();
      }
    }
  }

  private static List<Completable<?>> completables(Collection<? extends Awaitable<?>> awaitables) {
    Objects.requireNonNull(awaitables, "awaitables");
    var completables = new ArrayList<Completable<?>>(awaitables.size());
    for (Awaitable<?> awaitable : awaitables) {
      completables.add(Completable.of(awaitable));
    }
    return completables;
  }
}
