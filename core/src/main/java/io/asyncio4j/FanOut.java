package io.asyncio4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scope of {@code gather}, {@code gatherEach}, {@code gatherOutcomes} and {@code race}: bodies
 * that run as tasks of their own, all of which are over before the function returns.
 *
 * <p>It ends early when one of them is decisive (the first failure of a gather, the first success
 * of a race) or the caller is cancelled. The others are then cancelled and waited for, and what
 * they throw meanwhile is suppressed on what goes out.
 */
final class FanOut extends Scope {
  /** Which end of a body decides the whole. */
  enum Decisive {
    FAILURE,
    SUCCESS,
    NONE
  }

  private final String what;
  private final Decisive decisive;
  private final CancellationLevel level;
  private final List<Throwable> failures = new ArrayList<>();

  /** The parent is woken when fewer than this many run. */
  private int wakeBelow;

  private @Nullable Task<?> deciding;
  private boolean cancelled;
  private boolean ending;
  private boolean drawing;
  private boolean drawingCancelled;
  private @Nullable String message;

  private FanOut(String what, Decisive decisive) {
    super(EventLoop.runningFiber(what));
    this.what = what;
    this.level = new CancellationLevel(parent);
    this.decisive = decisive;
  }

  static <T extends @Nullable Object> List<T> gather(
      Collection<? extends Coroutine<? extends T, ?>> bodies) {
    var scope = new FanOut("gather", Decisive.FAILURE);
    List<Task<T>> tasks = scope.startAll(bodies);
    scope.join();
    scope.throwIfCancelledOrDecided();
    var results = new ArrayList<T>(tasks.size());
    for (Task<T> task : tasks) {
      results.add(task.take());
    }
    return results;
  }

  static <T extends @Nullable Object> List<Outcome<T>> outcomes(
      Collection<? extends Coroutine<? extends T, ?>> bodies) {
    var scope = new FanOut("gatherOutcomes", Decisive.NONE);
    List<Task<T>> tasks = scope.startAll(bodies);
    scope.join();
    scope.throwIfCancelledOrDecided();
    var outcomes = new ArrayList<Outcome<T>>(tasks.size());
    for (Task<T> task : tasks) {
      outcomes.add(outcome(task));
    }
    return outcomes;
  }

  static <T extends @Nullable Object> Outcome<T> outcome(Completable<T> done) {
    try {
      return new Outcome.Success<>(done.take());
    } catch (Throwable e) {
      return new Outcome.Failure<>(e);
    }
  }

  static <T extends @Nullable Object> T race(
      Collection<? extends Coroutine<? extends T, ?>> bodies) {
    if (Objects.requireNonNull(bodies, "bodies").isEmpty()) {
      throw new IllegalArgumentException("race needs at least one body");
    }
    var scope = new FanOut("race", Decisive.SUCCESS);
    List<Task<T>> tasks = scope.startAll(bodies);
    scope.join();
    if (!scope.cancelled && scope.deciding != null) {
      scope.failures.forEach(failure ->
          Reports.warn("a body that lost its race failed when it was cancelled", failure));
      return tasks.get(tasks.indexOf(scope.deciding)).take();
    }
    scope.throwIfCancelledOrDecided();
    Throwable first = scope.failures.getFirst();
    scope.suppressOn(first);
    throw Throwing.sneaky(first);
  }

  static <A extends @Nullable Object, T extends @Nullable Object> List<T> each(
      Iterable<? extends A> items,
      int concurrency,
      CoroutineFunction<? super A, ? extends T, ?> function) {
    var results = new ArrayList<T>();
    run(
        "gatherEach",
        items,
        concurrency,
        (item, place) -> {
          results.add(unset());
          return () -> {
            results.set(place, function.apply(item));
            return null;
          };
        });
    return results;
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // overwritten before it is seen
  private static <T extends @Nullable Object> T unset() {
    return null;
  }

  static <A extends @Nullable Object> void each(
      Iterable<? extends A> items, int concurrency, VoidCoroutineFunction<? super A, ?> function) {
    run(
        "runEach",
        items,
        concurrency,
        (item, place) ->
            () -> {
              function.apply(item);
              return null;
            });
  }

  private interface BodyOf<A extends @Nullable Object> {
    Coroutine<@Nullable Void, ?> body(A item, int place);
  }

  private static <A extends @Nullable Object> void run(
      String what, Iterable<? extends A> items, int concurrency, BodyOf<A> bodies) {
    if (concurrency < 1) {
      throw new IllegalArgumentException(
          what + " needs a concurrency of at least 1, not " + concurrency);
    }
    Objects.requireNonNull(items, "items");
    var scope = new FanOut(what, Decisive.FAILURE);
    Throwable failure = null;
    try {
      Iterator<? extends A> source = scope.draw(items::iterator);
      int place = 0;
      while (scope.waitForPlace(concurrency) && scope.draw(source::hasNext)) {
        A item = scope.draw(source::next);
        if (!scope.isOver()) {
          var _ = scope.start(null, bodies.body(item, place++));
        }
      }
    } catch (CancelledError e) {
      failure = e;
    } catch (Throwable e) {
      failure = e;
      scope.ending = true;
    }
    boolean cancelledByOthers = scope.takeBackCancellation();
    if (failure instanceof CancelledError && (cancelledByOthers || scope.deciding == null)) {
      scope.cancelled = true;
      scope.message = failure.getMessage();
    }
    scope.join();
    if (failure != null && !(failure instanceof CancelledError)) {
      scope.suppressOn(failure);
      throw Throwing.sneaky(failure);
    }
    scope.throwIfCancelledOrDecided();
  }

  /** Waits until fewer than {@code concurrency} bodies run. False when no more is to be started. */
  private boolean waitForPlace(int concurrency) {
    while (!isOver() && running() >= concurrency) {
      suspendUntilFewerThan(concurrency);
    }
    return !isOver();
  }

  private boolean isOver() {
    return cancelled || deciding != null;
  }

  /**
   * Lets the items' source run in the calling coroutine. It may suspend for long: a body that fails
   * meanwhile cancels it.
   */
  private <R extends @Nullable Object> R draw(Coroutine<R, RuntimeException> step) {
    drawing = true;
    try {
      return step.call();
    } catch (Throwable e) {
      if (drawingCancelled && parent.isInterruptedBy(e)) {
        throw parent.task.cancelledError();
      }
      throw e;
    } finally {
      drawing = false;
    }
  }

  /** Takes back the cancellation that stopped the source. Whether there are others besides. */
  private boolean takeBackCancellation() {
    return drawingCancelled && !level.takeBack();
  }

  private <T extends @Nullable Object> List<Task<T>> startAll(
      Collection<? extends Coroutine<? extends T, ?>> bodies) {
    var checked =
        new ArrayList<Coroutine<? extends T, ?>>(Objects.requireNonNull(bodies, "bodies").size());
    for (Coroutine<? extends T, ?> body : bodies) {
      checked.add(Objects.requireNonNull(body, "body"));
    }
    var tasks = new ArrayList<Task<T>>(checked.size());
    for (Coroutine<? extends T, ?> body : checked) {
      tasks.add(start(null, body));
    }
    return tasks;
  }

  @Override
  void childDone(Task<?> child) {
    Throwable failure = child.takeFailure();
    boolean decided = deciding == null && !ending && !cancelled && decides(child, failure);
    if (decided) {
      deciding = child;
      if (decisive == Decisive.SUCCESS) {
        failures.clear();
      }
      if (drawing) {
        drawingCancelled = true;
        parent.task.cancelOnLoop(null);
      }
    } else if (failure != null) {
      failures.add(failure);
    } else if (decisive == Decisive.SUCCESS
        && !isOver()
        && outcome(child) instanceof Outcome.Failure<?> cancellation) {
      failures.add(cancellation.exception());
    }
    if (!drawing && (decided || running() < wakeBelow)) {
      parent.wake();
    }
  }

  private boolean decides(Task<?> child, @Nullable Throwable failure) {
    return switch (decisive) {
      case FAILURE -> failure != null || child.isCancelled();
      case SUCCESS -> failure == null && !child.isCancelled();
      case NONE -> false;
    };
  }

  /** Suspends until fewer bodies run or it is decided. A cancellation goes to the bodies. */
  private void suspendUntilFewerThan(int count) {
    wakeBelow = count;
    try {
      parent.suspend(this, true);
    } catch (PinnedException e) {
      // It cannot wait for them here; so let none go on behind its back.
      cancelChildren(null);
      throw e;
    } catch (CancelledError e) {
      cancelled = true;
      message = e.getMessage();
      cancelChildren(message);
    }
  }

  /** Waits until every body is over; once it is decided, the others are cancelled first. */
  private void join() {
    while (running() > 0 && !ending && !isOver()) {
      suspendUntilFewerThan(1);
    }
    ending = true;
    if (running() > 0) {
      cancelChildren(message);
    }
    while (running() > 0) {
      suspendUntilFewerThan(1);
    }
  }

  @Override
  List<Task<?>> cancelFromParent(@Nullable String message) {
    cancelled = true;
    this.message = message;
    return children();
  }

  private void throwIfCancelledOrDecided() {
    Task<?> decided = deciding;
    if (cancelled) {
      CancelledError error = new CancelledError(message);
      Throwable first = decided == null ? null : decided.failure();
      if (first != null) {
        error.addSuppressed(first);
      }
      suppressOn(error);
      throw error;
    }
    if (decided != null) {
      try {
        decided.take();
      } catch (Throwable e) {
        suppressOn(e);
        throw e;
      }
    }
  }

  /** Adds what the other bodies threw to what goes out, each once. */
  private void suppressOn(Throwable outgoing) {
    Set<Throwable> added = Collections.newSetFromMap(new IdentityHashMap<>());
    added.add(outgoing);
    Collections.addAll(added, outgoing.getSuppressed());
    for (Throwable failure : failures) {
      if (added.add(failure)) {
        outgoing.addSuppressed(failure);
      }
    }
  }

  @Override
  public String toString() {
    return what + "[" + running() + " running]";
  }
}
