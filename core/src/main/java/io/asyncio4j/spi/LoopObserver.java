package io.asyncio4j.spi;

import io.asyncio4j.Handle;
import io.asyncio4j.LoopException;
import io.asyncio4j.Task;
import org.jspecify.annotations.Nullable;

/**
 * Is told what one loop does, as it does it: for tracing, timelines, metrics, advice.
 *
 * <p>Every method is called on the loop's thread, between two things that it runs or inside one of
 * them, unless it says otherwise; the loop stands still meanwhile. So a method is to be quick, and
 * may neither suspend nor start, cancel or complete anything. One that throws is logged, and its
 * observer is told nothing more. When something gets or gives up the loop the time is handed over,
 * which is then the same for all, as {@link System#nanoTime()} gives it; elsewhere read that where
 * you need it.
 *
 * <p>Between {@link #taskResumed} and the next of {@link #taskSuspended}, {@link #taskYielded},
 * {@link #taskBlocked} and {@link #taskDone} of the same task that task has the loop, and nothing
 * else runs; a task that ends before its first step is done without having been resumed. Bodies of
 * generators are tasks too. An observer that comes to a loop that runs already hears of tasks whose
 * creation it was not told.
 *
 * @see LoopObserverProvider
 * @see io.asyncio4j.Runner.Builder#observer
 */
public interface LoopObserver {
  /**
   * A task was created and is ready; the caller's stack shows by whom.
   *
   * @param parent the task that created it; null in a callback and outside the running loop
   */
  default void taskCreated(Task<?> task, @Nullable Task<?> parent) {}

  /**
   * What the task waited for has come, or it was cancelled: it stands in the FIFO now. Called
   * before {@link #taskSuspended} when that happens before it has given up the loop.
   *
   * @param waker the task whose doing that is, which may be the same; null when it was a timer, a
   *     callback, I/O or another thread
   */
  default void taskReady(Task<?> task, @Nullable Task<?> waker) {}

  /** The loop runs the task, for the first time or again. */
  default void taskResumed(Task<?> task, long nanos) {}

  /**
   * The task waits for something of the loop.
   *
   * @param awaiting what it waits for, as {@link Task#awaiting()} gives it: another task, a
   *     promise, a lock, a group of tasks, a sleep
   */
  default void taskSuspended(Task<?> task, Object awaiting, long nanos) {}

  /** The task has let others run and is ready again: {@code yieldNow}. */
  default void taskYielded(Task<?> task, long nanos) {}

  /**
   * The task waits in a call of the JDK that blocks a thread, such as a socket's; the loop is free.
   */
  default void taskBlocked(Task<?> task, long nanos) {}

  /**
   * The task is done; {@link Task#state()} says how. {@link Task#awaitedBy()} still has those who
   * wait for it, and who are woken next.
   *
   * @param failure what it failed with, which does not count as taken by this; null when it has a
   *     result or was cancelled
   */
  default void taskDone(Task<?> task, @Nullable Throwable failure) {}

  /** The loop runs a callback: of {@code callSoon}, a timer, another thread, a task's end. */
  default void callbackStarted(Handle callback, long nanos) {}

  /** The callback is over. */
  default void callbackEnded(Handle callback, long nanos) {}

  /** Nothing is ready: the loop waits for I/O, a timer or another thread. */
  default void idleStarted() {}

  /** The loop goes on. */
  default void idleEnded() {}

  /**
   * Something held the loop for at least {@link io.asyncio4j.EventLoop#slowCallbackDuration()}, and
   * has just let go. At the end of a process that does not wait for it any longer, on another
   * thread: it still does.
   */
  default void stalled(LoopStall stall) {}

  /**
   * A task or promise failed, and its exception can no longer be taken by anybody. The loop's
   * thread, or the one that closes the loop.
   */
  default void exceptionNeverRetrieved(LoopException failure) {}

  /**
   * The run ends and cancels this task, which nobody awaits: what it had still to do is lost. A
   * task that nobody awaits but that comes to its end in time is not named here; its failure is by
   * {@link #exceptionNeverRetrieved}.
   */
  default void taskNeverAwaited(Task<?> task) {}

  /**
   * The task has returned normally although it was cancelled and had {@code CancelledError}, or the
   * interruption of a JDK call, thrown into it. Called before its {@link #taskDone}.
   */
  default void cancellationSwallowed(Task<?> task) {}

  /** The loop was closed: nothing more comes. The thread that closed it. */
  default void loopClosed() {}
}
