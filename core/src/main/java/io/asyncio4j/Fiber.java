package io.asyncio4j;

import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A task's virtual thread as the loop sees it: the one place where a coroutine suspends and the one
 * where it is resumed. Every field belongs to the loop's thread.
 *
 * <p>The fiber is the scheduler of its own virtual thread: the JDK asks {@link #execute} to
 * continue that thread, so the loop knows whom it runs. To suspend, the coroutine calls {@code
 * Thread.yield()} and {@code execute} declines to schedule it again; to resume, the loop runs its
 * continuation. Against parking, that needs no permit, cannot be disturbed by an interrupt or a
 * stray {@code unpark}, and shows at once when a coroutine cannot be unmounted (in a class
 * initialiser, under a native frame): {@code yield} then returns without having yielded.
 *
 * <pre>
 *            step           yields, waiting        resume            step
 *   NEW ──────────▶ RUNNING ───────────────▶ SUSPENDED ──────▶ READY ─────▶ RESUMING
 *                   │  ▲  ▲                                      ▲             │
 *        parks in a │  │  └──────────────────────────────────────┼─────────────┘
 *         JDK call  │  │ execute, step                           │
 *                   ▼  │                     yieldNow            │
 *            RUNNING, not mounted      RUNNING ──────────────────┘
 * </pre>
 *
 * <p>RESUMING lasts from the moment the loop runs the continuation until the coroutine goes on. If
 * the loop gets control back and finds it still RESUMING, another thread is taking the coroutine's
 * stack trace at this moment, and the JDK calls {@code execute} when it has it.
 */
final class Fiber extends Waiter implements Executor, Runnable {
  private static final byte NEW = 0;
  private static final byte RUNNING = 1;
  private static final byte SUSPENDED = 2;
  private static final byte READY = 3;
  private static final byte RESUMING = 4;
  private static final byte RETURNED = 5;
  private static final byte THREW = 6;

  final EventLoop loop;
  final Task<?> task;
  final Thread thread;
  Context context;

  /**
   * What a waker hands over to this fiber, where the thing it waits for carries a value; once the
   * body is over, what it returned or threw.
   */
  @Nullable Object handed;

  private @Nullable Runnable continuation;

  /** What the coroutine waits for; null while it is ready, running or in a JDK call. */
  private @Nullable Object awaiting;

  private byte state;

  /** Whether a cancellation goes on to {@link #awaiting} instead of ending the wait. */
  private boolean propagates;

  /** The JDK wants the coroutine continued after a JDK call, and it stands in the FIFO for that. */
  private boolean submitted;

  /**
   * Another thread holds it for a moment to take its stack; it does not count as suspended then.
   */
  private boolean heldForStack;

  /** A cancellation waits to be thrown at the next suspension. */
  private boolean cancelPending;

  /** The pending cancellation interrupted a JDK call: what that throws is the delivery. */
  private boolean interruptSent;

  /** A cancellation has interrupted a JDK call, and {@link #forgetCancellation} was not called. */
  private boolean wasInterrupted;

  Fiber(EventLoop loop, Task<?> task, @Nullable String threadName, Context context) {
    this.loop = loop;
    this.task = task;
    this.context = context;
    this.thread = Substrate.newVirtualThread(this, threadName, this);
  }

  // On the coroutine's own thread

  /**
   * The body of the virtual thread. It leaves what came of it for the loop to deal with: what this
   * method did after the task's body would be compiled into every suspended coroutine, often before
   * any of them has come that far, and each would then deoptimise when it does.
   */
  @Override
  public void run() {
    try {
      handed = task.takeBody().call();
      state = RETURNED;
    } catch (Throwable e) {
      handed = e;
      state = THREW;
    }
  }

  /**
   * Suspends the calling coroutine, which is this one, until {@link #wake}.
   *
   * @param on what it waits for, for those who ask
   * @throws CancelledError when the task is cancelled before or while it waits
   */
  void suspend(Object on) {
    suspend(on, false);
  }

  /**
   * The same; with {@code propagates} a cancellation goes on to {@code on}, a {@link Completable}
   * or a {@link Scope}, and the wait lasts until that wakes this fiber.
   */
  void suspend(Object on, boolean propagates) {
    boolean cancelled = cancelPending && takeCancellation();
    if (cancelled && !propagates) {
      leaveQueue();
      throw task.cancelledError();
    }
    awaiting = on;
    this.propagates = propagates;
    state = SUSPENDED;
    if (cancelled) {
      // What it is about to wait for may be over by that and wake it before it has yielded.
      Cancellation.deliver(this, task.cancelMessage());
    }
    loop.suspended++;
    Thread.yield();
    if (state != RESUMING || cancelPending) {
      resumedOtherwise();
    }
    state = RUNNING;
  }

  /** Goes on after a suspension that did not come to be, or that a cancellation may have ended. */
  private void resumedOtherwise() {
    if (state != RESUMING) {
      state = RUNNING;
      awaiting = null;
      loop.suspended--;
      leaveQueue();
      throw pinned();
    }
    state = RUNNING;
    if (takeCancellation()) {
      throw task.cancelledError();
    }
  }

  /** Lets everything else that is ready run once. */
  void yieldNow() {
    if (cancelPending && takeCancellation()) {
      throw task.cancelledError();
    }
    state = READY;
    loop.enqueue(this);
    loop.suspended++;
    Thread.yield();
    if (state != RESUMING || cancelPending) {
      resumedOtherwise();
    }
    state = RUNNING;
  }

  private void leaveQueue() {
    if (queue != null) {
      queue.remove(this);
    }
  }

  private PinnedException pinned() {
    return new PinnedException(
        "the coroutine "
            + task.name()
            + " cannot be suspended here, since it runs inside a class initialiser or under a"
            + " native frame; await before the class is first used, or move the work out of the"
            + " static initialiser");
  }

  /** Whether a cancellation is to be thrown now. Takes note that it was. */
  private boolean takeCancellation() {
    cancelPending = false;
    if (!interruptSent) {
      return true;
    }
    interruptSent = false;
    // A flag that is no longer set means that a JDK call has thrown for it: it was delivered.
    return clearInterrupt();
  }

  /** Whether the coroutine's thread was interrupted, which it then is no more. */
  private boolean clearInterrupt() {
    return state >= RETURNED ? thread.isInterrupted() : Thread.interrupted();
  }

  /**
   * Whether {@code failure}, going out of a scope of this coroutine, is a JDK call's way of saying
   * that it was interrupted by a cancellation. If so, that cancellation is taken.
   */
  boolean isInterruptedBy(Throwable failure) {
    if (!wasInterrupted || !Interruptions.isIn(failure)) {
      return false;
    }
    forgetCancellation();
    return true;
  }

  boolean isCancelPending() {
    return cancelPending;
  }

  /** Whether a cancellation is still to be delivered; if so, it is taken. */
  boolean takePendingCancellation() {
    return cancelPending && takeCancellation();
  }

  /** Drops a cancellation that was not delivered yet, as {@code uncancel()} to zero does. */
  void forgetCancellation() {
    cancelPending = false;
    interruptSent = false;
    if (wasInterrupted) {
      wasInterrupted = false;
      clearInterrupt();
    }
  }

  // On the loop's thread

  /** The JDK asks for a virtual thread to be continued. Any thread, pinned; must not throw. */
  @Override
  public void execute(Runnable runnable) {
    if (runnable != continuation) {
      if (continuation == null) {
        continuation = runnable;
      } else {
        // A virtual thread that was started inside this coroutine inherits its scheduler.
        Substrate.runOnDefaultScheduler(runnable);
      }
    } else if (loop.isOnLoopThread()) {
      if (state == RUNNING) {
        submit();
      }
    } else {
      loop.inbox.send(this);
    }
  }

  /** The JDK asked for this from another thread, and the loop has come to hear of it. */
  void submittedFromOutside() {
    if (state == RUNNING) {
      submit();
    } else if (state == READY) {
      loop.enqueue(this);
    }
  }

  private void submit() {
    if (!submitted) {
      submitted = true;
      if (loop.isWatched()) {
        loop.observers.ready(this);
      }
      loop.enqueue(this);
    }
  }

  /** Takes this fiber's turn, if it still has one: a place in the FIFO may be out of date. */
  void step() {
    switch (state) {
      case READY -> {
        state = RESUMING;
        awaiting = null;
        if (heldForStack) {
          heldForStack = false;
        } else {
          loop.suspended--;
        }
      }
      case RUNNING -> {
        if (!submitted) {
          return;
        }
        submitted = false;
      }
      case NEW -> {
        if (!start()) {
          return;
        }
      }
      default -> {
        return;
      }
    }
    resumeContinuation();
    if (state == RETURNED) {
      loop.started--;
      task.bodyReturned(this, handed);
    } else if (state == THREW) {
      loop.started--;
      task.bodyThrew(this, (Throwable) Objects.requireNonNull(handed));
    } else if (state == RESUMING) {
      state = READY;
      heldForStack = true;
    }
  }

  @SuppressWarnings("NullAway") // set by execute() when the thread was started
  private void resumeContinuation() {
    continuation.run();
  }

  private boolean start() {
    if (cancelPending) {
      state = THREW;
      task.cancelledBeforeStart();
      return false;
    }
    loop.started++;
    state = RUNNING;
    try {
      thread.start();
    } catch (Throwable e) {
      state = THREW;
      loop.started--;
      task.failedToStart(e);
      return false;
    }
    return true;
  }

  /** Puts this suspended coroutine at the end of the FIFO; nothing if it is there already. */
  @Override
  void wake() {
    if (state == SUSPENDED) {
      state = READY;
      if (loop.isWatched()) {
        loop.observers.ready(this);
      }
      loop.enqueue(this);
    }
  }

  /** Hands {@code value} to this suspended coroutine and wakes it. */
  void wake(Object value) {
    handed = value;
    wake();
  }

  /** What a cancellation of this coroutine goes on to, or null when it ends here. */
  @Nullable Object cancelTarget() {
    return state == SUSPENDED && propagates ? awaiting : null;
  }

  /** Has {@link CancelledError} thrown where the coroutine is suspended, or will next be. */
  void cancel() {
    if (state == SUSPENDED) {
      leaveQueue();
      cancelPending = true;
      interruptSent = false;
      wake();
    } else if (state == RUNNING && loop.current != this) {
      cancelPending = true;
      interruptSent = true;
      wasInterrupted = true;
      task.noteCancellationThrown();
      thread.interrupt();
    } else {
      cancelPending = true;
      interruptSent = false;
    }
  }

  /** Whether the place that it has in the FIFO still stands for something to run. */
  boolean isDue() {
    return state == READY || (state == RUNNING && submitted) || (state == NEW && !cancelPending);
  }

  /** What it waits for: see {@link Task#awaiting()}. */
  @Nullable Object awaiting() {
    return state == SUSPENDED ? awaiting : null;
  }

  /** What a coroutine does at a moment. */
  enum Activity {
    CREATED("not started"),
    RUNNING("running"),
    READY("ready"),
    WAITING("waiting"),
    BLOCKED("in a JDK call"),
    DONE("done");

    private final String words;

    Activity(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** What it does, for a look that may be out of date. Any thread. */
  Activity activity() {
    return switch (state) {
      case NEW -> Activity.CREATED;
      case SUSPENDED -> Activity.WAITING;
      case RUNNING, READY, RESUMING -> {
        if (loop.current == this) {
          yield Activity.RUNNING;
        }
        yield state == RUNNING && !submitted ? Activity.BLOCKED : Activity.READY;
      }
      default -> Activity.DONE;
    };
  }

  /** Whether it sits in a JDK call that blocks a thread, which the loop knows nothing of. */
  boolean isInJdkCall() {
    return state == RUNNING && loop.current != this && !submitted;
  }

  boolean isSuspended() {
    return state == SUSPENDED;
  }

  @Override
  public String toString() {
    return task.describe();
  }
}
