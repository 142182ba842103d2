package io.asyncio4j;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that was started: it runs on its loop, one at a time with all others, until it
 * returns, fails or is cancelled.
 *
 * <p>Cancellation is asyncio's: {@link #cancel()} has {@link CancelledError} thrown where the
 * coroutine is suspended, or at its next suspension; a body that swallows it goes on. A coroutine
 * that sits in a JDK call that blocks a thread is interrupted instead, and the task ends cancelled
 * if what that raised goes out of it.
 *
 * <p>A failure that nobody takes out of the task is reported once, with the task's name and where
 * it was created, when it can no longer be taken.
 *
 * <p>As a {@link Future} it keeps that interface's contract: {@link #get()} blocks a plain thread
 * and suspends a coroutine, and wraps exceptions; {@link #await()} does not wrap.
 *
 * @param <T> the value
 */
public final class Task<T extends @Nullable Object> extends Completable<T>
    implements Awaitable<T>, Future<T> {
  private static final VarHandle RARE;

  static {
    try {
      RARE = MethodHandles.lookup().findVarHandle(Task.class, "rare", RareData.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final long number;

  /** Null in most tasks; never replaced. */
  private volatile @Nullable RareData rare;

  /** Null once the task is done. */
  private volatile @Nullable Fiber fiber;

  private @Nullable Coroutine<? extends T, ?> body;

  /** Who started it and waits for it, if that is a scope; let go of once the task is done. */
  private @Nullable Scope scope;

  /** The loop's list of the tasks that are alive. */
  @Nullable Task<?> previousAlive;

  @Nullable Task<?> nextAlive;

  /** The neighbours among the running tasks of its scope. */
  @Nullable Task<?> olderSibling;

  @Nullable Task<?> youngerSibling;

  Task(
      EventLoop loop,
      long number,
      @Nullable String name,
      Coroutine<? extends T, ?> body,
      @Nullable Scope scope,
      Context context,
      boolean hidden) {
    super(loop);
    this.number = number;
    this.body = Objects.requireNonNull(body, "body");
    this.scope = scope;
    Throwable creation = loop.isDebug() ? new Throwable("created here") : null;
    if (name != null || creation != null || hidden) {
      this.rare = new RareData(name, creation, hidden);
    }
    String threadName = name == null && creation != null ? "Task-" + number : name;
    this.fiber = new Fiber(this.loop, this, threadName, context);
  }

  /** Its place among all tasks of its loop, from 1, in the order of their creation. Any thread. */
  public long number() {
    return number;
  }

  /** The name, given or {@code Task-} and a number. Any thread. */
  public String name() {
    String given = givenName();
    return given == null ? "Task-" + number : given;
  }

  /** The name that the program has given it, if it has. Any thread. */
  @Nullable String givenName() {
    RareData data = rare;
    return data == null ? null : data.name;
  }

  /** Changes the name, also of the coroutine's thread. Any thread. */
  public void setName(String name) {
    rareData().name = Objects.requireNonNull(name, "name");
    Fiber running = fiber;
    if (running != null) {
      running.thread.setName(name);
    }
  }

  /** The loop it runs on. Any thread. */
  public EventLoop loop() {
    return loop;
  }

  /** Where it was created, in debug mode. */
  @Nullable Throwable creation() {
    RareData data = rare;
    return data == null ? null : data.creation;
  }

  /** Whether it runs for the library, as a generator's body does, and not for the program. */
  boolean isHidden() {
    RareData data = rare;
    return data != null && data.hidden;
  }

  private RareData rareData() {
    RareData data = rare;
    if (data != null) {
      return data;
    }
    var made = new RareData(null, null, false);
    var before = (@Nullable RareData) RARE.compareAndExchange(this, null, made);
    return before == null ? made : before;
  }

  // Life, on the loop's thread

  /** The body, for the coroutine to run. */
  @SuppressWarnings("NullAway") // the body is there until it is taken
  Coroutine<? extends T, ?> takeBody() {
    Coroutine<? extends T, ?> code = body;
    body = null;
    return code;
  }

  /** The body is over: it has returned {@code result}. */
  void bodyReturned(Fiber running, @Nullable Object result) {
    if (running.takePendingCancellation()) {
      cancelled(cancelMessage(), null);
    } else {
      complete(result);
    }
  }

  /** The body is over: it has thrown {@code failure}. */
  void bodyThrew(Fiber running, Throwable failure) {
    if (failure instanceof CancelledError error) {
      cancelled(error.getMessage(), error);
    } else if (running.isInterruptedBy(failure)) {
      cancelled(cancelMessage(), new CancelledError(cancelMessage(), failure));
    } else {
      fail(failure);
    }
  }

  void cancelledBeforeStart() {
    body = null;
    cancelled(cancelMessage(), null);
  }

  void failedToStart(Throwable failure) {
    body = null;
    fail(failure);
  }

  @Override
  void done() {
    fiber = null;
    loop.taskDone(this);
    Scope starter = scope;
    if (starter != null) {
      scope = null;
      starter.remove(this);
    }
  }

  // Cancellation

  /**
   * Asks for it to be cancelled. Any thread; from another than the loop's it takes effect on the
   * loop soon.
   *
   * @return false when it was done already
   */
  @Override
  public boolean cancel() {
    return cancel(null);
  }

  /**
   * As {@link #cancel()}, with a message for the {@link CancelledError}.
   *
   * @return false when it was done already
   */
  public boolean cancel(@Nullable String message) {
    return requestCancel(message);
  }

  /** {@link Future}'s form of {@link #cancel()}; the argument says nothing here. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return cancel(null);
  }

  @Override
  boolean cancelOnLoop(@Nullable String message) {
    if (isDone()) {
      return false;
    }
    Cancellation.cancel(this, message);
    return true;
  }

  /** Counts a cancellation; the coroutine to deliver it to, if it is not over. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // only the loop's thread writes
  @Nullable Fiber noteCancel(@Nullable String message) {
    RareData data = rareData();
    data.cancelling = data.cancelling + 1;
    data.cancelMessage = message;
    return fiber;
  }

  /**
   * How many calls of {@link #cancel()} were not taken back by {@link #uncancel()}. A task that is
   * awaited by several that are cancelled counts one for each path by which the cancellation comes
   * to it; the end of a run, which cancels all that are left, counts one for each task. Any thread.
   */
  public int cancelling() {
    RareData data = rare;
    return data == null ? 0 : data.cancelling;
  }

  /**
   * Takes one call of {@link #cancel()} back, as a scope does that has handled its own
   * cancellation. When none is left, one that was not delivered yet is dropped. The loop's thread.
   *
   * @return how many are left
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // only the loop's thread writes
  public int uncancel() {
    loop.checkThread("uncancel");
    RareData data = rare;
    if (data == null || data.cancelling == 0) {
      return 0;
    }
    int left = data.cancelling - 1;
    data.cancelling = left;
    Fiber running = fiber;
    if (left == 0 && running != null) {
      running.forgetCancellation();
    }
    return left;
  }

  @Nullable String cancelMessage() {
    RareData data = rare;
    return data == null ? null : data.cancelMessage;
  }

  /** A cancellation is thrown into the body, or interrupts the JDK call that it is in. */
  void noteCancellationThrown() {
    RareData data = rare;
    if (data != null) {
      data.cancellationThrown = true;
    }
  }

  /** Whether it was cancelled, had that thrown into its body, and has a result all the same. */
  boolean hasSwallowedCancellation() {
    RareData data = rare;
    return data != null
        && data.cancellationThrown
        && data.cancelling > 0
        && state() == State.SUCCESS;
  }

  CancelledError cancelledError() {
    noteCancellationThrown();
    return new CancelledError(cancelMessage());
  }

  // Looking at it

  /**
   * Has {@code callback} called on the loop's thread, in a copy of the caller's context, once this
   * is done; if it is done, soon. The loop's thread.
   */
  public void addDoneCallback(Consumer<? super Task<T>> callback) {
    addCallback(this, callback);
  }

  /**
   * Takes back every registration of {@code callback} that was not scheduled yet. The loop's
   * thread.
   *
   * @return how many
   */
  public int removeDoneCallback(Consumer<? super Task<T>> callback) {
    return removeCallback(callback);
  }

  /**
   * Where it is suspended now, innermost call first, without the library's and the JDK's frames on
   * top; empty when it has not started or is done. Any thread.
   */
  public List<StackTraceElement> stack() {
    Fiber running = fiber;
    return running == null ? List.of() : Stacks.ofCoroutine(running.thread);
  }

  /**
   * What it is suspended on: a task, a promise, a lock, a sleep; null when it is ready, running or
   * done, or sits in a JDK call. The loop's thread, or any for a look that may be out of date.
   */
  public @Nullable Object awaiting() {
    Fiber running = fiber;
    return running == null ? null : running.awaiting();
  }

  @Override
  void addOwners(Set<Task<?>> tasks) {
    Task<?> owner = waitingOwner();
    if (owner != null) {
      tasks.add(owner);
    }
  }

  /** The task that waits for this one as a part of a scope that it runs. Any thread, for a look. */
  @Nullable Task<?> waitingOwner() {
    Scope starter = scope;
    return starter == null ? null : starter.waitingParent();
  }

  /** Whether somebody waits for it: a task, a scope, a callback, another thread. */
  boolean isAwaited() {
    return scope != null || hasWaiters();
  }

  @Nullable Fiber fiber() {
    return fiber;
  }

  /** Whether it runs in this moment: the caller is its coroutine. */
  boolean isCurrent() {
    Fiber running = fiber;
    return running != null && loop.current == running;
  }

  // java.util.concurrent.Future

  /**
   * Waits until it is done: suspends a coroutine, blocks any other thread. Cancelling a coroutine
   * that waits here does not cancel this task.
   *
   * @throws ExecutionException when it failed
   * @throws CancellationException when it was cancelled
   * @throws InterruptedException when a plain thread is interrupted while it waits
   */
  @Override
  public T get() throws InterruptedException, ExecutionException {
    if (!isDone()) {
      if (loop.isOnLoopThread()) {
        join(false);
      } else {
        doneLatch().await();
      }
    }
    return report();
  }

  /**
   * As {@link #get()}, for a limited time.
   *
   * @throws TimeoutException when it is not done in time; it goes on
   */
  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!isDone()) {
      if (loop.isOnLoopThread()) {
        Timeout.run(Duration.ofNanos(unit.toNanos(timeout)), _ -> join(false));
      } else if (!doneLatch().await(timeout, unit)) {
        throw new TimeoutException(
            name()
                + " is not done after "
                + timeout
                + " "
                + unit.name().toLowerCase(Locale.ROOT)
                + "; it goes on: cancel() it if nobody needs it");
      }
    }
    return report();
  }

  private CountDownLatch doneLatch() {
    var latch = new CountDownLatch(1);
    loop.request(() -> whenDone(latch::countDown));
    return latch;
  }

  private T report() throws ExecutionException {
    Throwable failure = takeFailure();
    if (failure != null) {
      throw new ExecutionException(failure);
    }
    if (isCancelled()) {
      throw new CancellationException(name() + " was cancelled");
    }
    return take();
  }

  @Override
  public T resultNow() {
    return switch (state()) {
      case SUCCESS -> take();
      case RUNNING ->
          throw new IllegalStateException(name() + " has not completed; await() it first");
      case FAILED ->
          throw new IllegalStateException(
              name() + " completed with an exception; exceptionNow() gives it");
      case CANCELLED ->
          throw new IllegalStateException(name() + " was cancelled; ask state() first");
    };
  }

  @Override
  @SuppressWarnings("NullAway") // a failed task has a failure
  public Throwable exceptionNow() {
    return switch (state()) {
      case FAILED -> takeFailure();
      case RUNNING ->
          throw new IllegalStateException(name() + " has not completed; await() it first");
      case SUCCESS ->
          throw new IllegalStateException(
              name() + " completed with a result; resultNow() gives it");
      case CANCELLED ->
          throw new IllegalStateException(name() + " was cancelled; ask state() first");
    };
  }

  @Override
  public Future.State state() {
    if (!isDone()) {
      return State.RUNNING;
    }
    return isCancelled() ? State.CANCELLED : isFailed() ? State.FAILED : State.SUCCESS;
  }

  @Override
  String describe() {
    return "the task " + name();
  }

  @Override
  public String toString() {
    return "Task[" + name() + ", " + state().name().toLowerCase(Locale.ROOT) + "]";
  }

  /** Where it was created, as far as that is known, for reports. */
  static String describeCreation(@Nullable Throwable creation, @Nullable Throwable failure) {
    if (creation != null) {
      return "; created at"
          + Stacks.indented(Stacks.withoutLibrary(Arrays.asList(creation.getStackTrace())));
    }
    StackTraceElement body = failure == null ? null : Stacks.outermostOfProgram(failure);
    return (body == null ? "" : "; its body is " + body)
        + " (run with -Dasyncio4j.debug to see where it was created)";
  }

  /** What most tasks have not: without it a task is one cache line. */
  private static final class RareData {
    volatile @Nullable String name;

    /** In debug mode only, since it costs more than the task. */
    final @Nullable Throwable creation;

    final boolean hidden;
    volatile int cancelling;
    volatile @Nullable String cancelMessage;

    /** The loop's thread alone. */
    boolean cancellationThrown;

    RareData(@Nullable String name, @Nullable Throwable creation, boolean hidden) {
      this.name = name;
      this.creation = creation;
      this.hidden = hidden;
    }
  }
}
