package io.asyncio4j;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Task} and {@link Promise} have in common: an outcome that comes once, and those who
 * wait for it. Only the loop's thread changes it; {@link #isDone} and what follows from it may be
 * read anywhere.
 */
abstract class Completable<T extends @Nullable Object> {
  private static final VarHandle OUTCOME;

  static {
    try {
      OUTCOME = MethodHandles.lookup().findVarHandle(Completable.class, "outcome", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The outcome of a null value, since a null field means that there is none yet. */
  private static final Object NULL = new Object();

  private static final class Failed {
    final Throwable exception;

    /** There while nobody has taken the exception. */
    @Nullable UnseenFailure unseen;

    Failed(Throwable exception, UnseenFailure unseen) {
      this.exception = exception;
      this.unseen = unseen;
    }
  }

  private record Cancelled(@Nullable String message, @Nullable CancelledError error) {}

  final EventLoop loop;

  /**
   * Null, a value, NULL, Failed or Cancelled. Released when set, so that any thread may read it.
   */
  private @Nullable Object outcome;

  /**
   * Null, one waiter alone, or a WaitQueue of several: most have one or none. It is taken apart by
   * {@code instanceof}, as the outcome is: a pattern switch makes its code at run time, which every
   * program's start would pay for.
   */
  private @Nullable Object waiters;

  Completable(EventLoop loop) {
    this.loop = loop;
  }

  static Completable<?> of(Awaitable<?> awaitable) {
    Objects.requireNonNull(awaitable, "awaitable");
    return awaitable instanceof Task<?> task ? task : (Promise<?>) awaitable;
  }

  /** How it is called in messages. */
  abstract String describe();

  /** Asks for it to be cancelled, on the loop's thread. */
  abstract boolean cancelOnLoop(@Nullable String message);

  private @Nullable Object outcome() {
    return (@Nullable Object) OUTCOME.getAcquire(this);
  }

  /** Whether it has a value, has failed or was cancelled. Any thread. */
  public final boolean isDone() {
    return outcome() != null;
  }

  /** Whether it was cancelled. Any thread. */
  public final boolean isCancelled() {
    return outcome() instanceof Cancelled;
  }

  final @Nullable Throwable failure() {
    return outcome() instanceof Failed failed ? failed.exception : null;
  }

  final boolean isFailed() {
    return outcome() instanceof Failed;
  }

  /** The exception of a failed one, which counts as taken. */
  final @Nullable Throwable takeFailure() {
    Throwable exception = failure();
    if (exception != null) {
      markSeen();
    }
    return exception;
  }

  /** The value, or the exception as it is. Only when done. */
  @SuppressWarnings({"unchecked", "NullAway"})
  final T take() {
    Object result = outcome();
    if (result instanceof Failed failed) {
      markSeen();
      throw Throwing.sneaky(failed.exception);
    }
    if (result instanceof Cancelled cancelled) {
      Fiber taker = loop.isOnLoopThread() ? loop.current : null;
      if (taker != null) {
        taker.task.noteCancellationThrown();
      }
      throw new CancelledError(cancelled.message, cancelled.error);
    }
    return result == NULL ? null : (T) result;
  }

  /**
   * Suspends the calling coroutine until this is done. A cancellation of the caller goes on to
   * this.
   *
   * @return the value
   * @throws CancelledError when this or the caller is cancelled
   * @throws IllegalStateException outside a coroutine of this one's loop, unless this is done
   */
  public final T await() {
    join(true);
    return take();
  }

  /**
   * As {@link #await()}, for those who want the compiler to know about a checked exception.
   *
   * @param declared the exception's class, only to name it
   * @throws X when the body threw it
   */
  public final <X extends Exception> T awaitThrowing(Class<X> declared) throws X {
    Objects.requireNonNull(declared, "declared");
    return await();
  }

  /** Suspends the calling coroutine until this is done, whatever the outcome. */
  final void join(boolean propagates) {
    EventLoop current = EventLoop.currentOrNull();
    if (current != loop) {
      if (current != null) {
        throw new IllegalStateException(
            describe()
                + " belongs to another loop ("
                + loop.name()
                + "); await its toCompletableFuture() instead");
      }
      if (!isDone()) {
        throw new IllegalStateException(
            describe()
                + " cannot be awaited here, since no loop runs on this thread; await it inside"
                + " run(), or call get() or toCompletableFuture() on a plain thread");
      }
    }
    if (isDone()) {
      return;
    }
    Fiber fiber = loop.currentFiber("await");
    if (fiber.task == this) {
      throw new IllegalStateException(
          describe() + " cannot await itself; await it in another task");
    }
    addWaiter(fiber);
    try {
      fiber.suspend(this, propagates);
    } catch (Throwable e) {
      removeWaiter(fiber);
      throw e;
    }
  }

  /** Completes with a value. False if it is done already. */
  final boolean complete(@Nullable Object value) {
    return finish(value == null ? NULL : value);
  }

  /** Completes with a failure, to be reported if nobody ever takes it. */
  final boolean fail(Throwable exception) {
    return outcome == null
        && finish(new Failed(exception, loop.unseenFailures.watch(this, exception)));
  }

  /** Completes as cancelled. */
  final boolean cancelled(@Nullable String message, @Nullable CancelledError error) {
    return finish(new Cancelled(message, error));
  }

  /** Cancels it at once on the loop's thread, else soon. False when it is done. Any thread. */
  final boolean requestCancel(@Nullable String message) {
    if (isDone()) {
      return false;
    }
    if (loop.belongsToCaller()) {
      return cancelOnLoop(message);
    }
    loop.request(() -> cancelOnLoop(message));
    return true;
  }

  private boolean finish(Object result) {
    if (outcome != null) {
      return false;
    }
    OUTCOME.setRelease(this, result);
    done();
    Object waiting = waiters;
    waiters = null;
    if (waiting instanceof Waiter alone) {
      alone.wake();
    } else if (waiting instanceof WaitQueue queue) {
      queue.wakeAndRemoveAll();
    }
    return true;
  }

  /** Called on the loop's thread once the outcome is there, before those who wait are woken. */
  void done() {}

  /** The failure was taken, or somebody took charge of it. Any thread. */
  final void markSeen() {
    if (outcome() instanceof Failed failed) {
      UnseenFailure failure = failed.unseen;
      if (failure != null) {
        failed.unseen = null;
        failure.forget();
      }
    }
  }

  final void addWaiter(Waiter waiter) {
    Object waiting = waiters;
    if (waiting == null) {
      waiters = waiter;
    } else if (waiting instanceof WaitQueue queue) {
      queue.add(waiter);
    } else {
      var queue = new WaitQueue();
      queue.add((Waiter) waiting);
      queue.add(waiter);
      waiters = queue;
    }
  }

  final boolean hasWaiters() {
    return waiters instanceof WaitQueue queue ? queue.first() != null : waiters != null;
  }

  /** Runs {@code action} on the loop's thread once this is done, at once if it is. */
  final void whenDone(Runnable action) {
    if (isDone()) {
      action.run();
    } else {
      addWaiter(
          new Waiter() {
            @Override
            void wake() {
              action.run();
            }
          });
    }
  }

  final void removeWaiter(Waiter waiter) {
    if (waiters == waiter) {
      waiters = null;
    } else if (waiters instanceof WaitQueue queue) {
      queue.remove(waiter);
    }
  }

  /**
   * The tasks that are suspended until this is done, in the order they came: by {@code await}, or
   * by a function such as {@code gather}. The loop's thread.
   */
  public final Set<Task<?>> awaitedBy() {
    var tasks = new LinkedHashSet<Task<?>>();
    Waiter waiter = firstWaiter();
    for (; waiter != null; waiter = waiter.next) {
      addTaskOf(waiter, tasks);
    }
    addOwners(tasks);
    return tasks;
  }

  private @Nullable Waiter firstWaiter() {
    return waiters instanceof WaitQueue queue ? queue.first() : (Waiter) waiters;
  }

  private static void addTaskOf(Waiter waiter, Set<Task<?>> tasks) {
    if (waiter instanceof Fiber fiber) {
      tasks.add(fiber.task);
    } else if (waiter instanceof WaiterFor relay && relay.fiber.isSuspended()) {
      tasks.add(relay.fiber.task);
    }
  }

  /** Adds the task that waits for this through the scope that started it. */
  void addOwners(Set<Task<?>> tasks) {}

  /** Schedules {@code callback} with {@code self} once this is done. The loop's thread. */
  final <S> void addCallback(S self, Consumer<? super S> callback) {
    var listener = new DoneCallback<>(loop, self, Objects.requireNonNull(callback, "callback"));
    loop.checkThread("addDoneCallback");
    if (isDone()) {
      listener.wake();
    } else {
      addWaiter(listener);
    }
  }

  /** Takes back every registration of {@code callback} that has not been scheduled. */
  final int removeCallback(Object callback) {
    loop.checkThread("removeDoneCallback");
    int removed = 0;
    Waiter waiter = firstWaiter();
    while (waiter != null) {
      Waiter following = waiter.next;
      if (waiter instanceof DoneCallback<?> listener && listener.callback.equals(callback)) {
        removeWaiter(waiter);
        removed++;
      }
      waiter = following;
    }
    return removed;
  }

  /** A done callback: it enters the FIFO like any other callback. */
  private static final class DoneCallback<S> extends Waiter {
    final Consumer<? super S> callback;
    private final S self;
    private final EventLoop loop;
    private final Context context = Context.current();

    DoneCallback(EventLoop loop, S self, Consumer<? super S> callback) {
      this.loop = loop;
      this.self = self;
      this.callback = callback;
    }

    @Override
    void wake() {
      loop.enqueue(new Handle(loop, () -> callback.accept(self), context));
    }
  }

  /**
   * The same outcome as a {@link CompletableFuture}, for code that knows nothing of loops: it is
   * completed on the loop's thread, and cancelling it cancels this. The failure counts as taken; a
   * {@link CancellationException} that the body threw is one, and comes in a {@link
   * CompletionException}, since by itself it would make the future look cancelled. Any thread.
   */
  public final CompletableFuture<T> toCompletableFuture() {
    var future = new CompletableFuture<T>();
    if (isDone() || loop.belongsToCaller()) {
      whenDone(() -> copyTo(future));
    } else {
      loop.request(() -> whenDone(() -> copyTo(future)));
    }
    var _ =
        future.whenComplete((value, failure) -> {
          if (future.isCancelled()) {
            requestCancel(null);
          }
        });
    return future;
  }

  /** Completes {@code future} with the outcome that is there. */
  final void copyTo(CompletableFuture<T> future) {
    Throwable failure = takeFailure();
    if (failure != null) {
      future.completeExceptionally(
          failure instanceof CancellationException ? new CompletionException(failure) : failure);
    } else if (isCancelled()) {
      future.completeExceptionally(new CancellationException(describe() + " was cancelled"));
    } else {
      future.complete(take());
    }
  }
}
