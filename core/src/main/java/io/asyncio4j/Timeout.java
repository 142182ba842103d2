package io.asyncio4j;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A limit on the time of a block, for bodies that want to look at it or move it; others use {@link
 * Asyncio#timeout}.
 *
 * <pre>{@code
 * Timeout.run(Duration.ofSeconds(5), limit -> {
 *   handshake(connection);
 *   limit.reschedule(null);  // from here on without a limit
 *   serve(connection);
 * });
 * }</pre>
 *
 * <p>The body runs in the calling task. When the time is over that task is cancelled, and the
 * cancellation leaves the block as {@link TimeoutException}; a JDK call that it interrupted does,
 * too. A body that swallows the cancellation and returns gives its value, with {@link #expired()}
 * true. Only the task that made it, and callbacks of its loop, may use it.
 */
public final class Timeout {
  private final Fiber fiber;
  private final CancellationLevel level;
  private @Nullable Duration duration;
  private @Nullable Handle timer;
  private long when;
  private boolean expired;
  private boolean over;
  private @Nullable TimeoutException raised;

  private Timeout(@Nullable Duration duration) {
    this.fiber = EventLoop.runningFiber("timeout");
    this.level = new CancellationLevel(fiber);
    set(duration);
  }

  /** The body of {@link Timeout#call}. */
  @FunctionalInterface
  public interface Body<T extends @Nullable Object, X extends Exception> {
    /** Runs under the limit and returns what {@link Timeout#call} returns. */
    T call(Timeout timeout) throws X;
  }

  /** The body of {@link Timeout#run}. */
  @FunctionalInterface
  public interface VoidBody<X extends Exception> {
    /** Runs under the limit. */
    void run(Timeout timeout) throws X;
  }

  /**
   * Runs {@code body} for {@code duration} at most.
   *
   * @param duration null for no limit; zero or less expires at the body's first suspension
   * @throws TimeoutException when the time was over
   * @throws X when the body failed
   */
  public static <T extends @Nullable Object, X extends Exception> T call(
      @Nullable Duration duration, Body<? extends T, ? extends X> body) throws X, TimeoutException {
    Objects.requireNonNull(body, "body");
    var timeout = new Timeout(duration);
    T result;
    try {
      result = body.call(timeout);
    } catch (Throwable e) {
      Throwable outgoing = timeout.fiber.isInterruptedBy(e) ? timeout.interruption(e) : e;
      if (timeout.exit() && outgoing instanceof CancelledError) {
        throw timeout.timedOut(e);
      }
      throw Throwing.sneaky(outgoing);
    }
    timeout.exit();
    return result;
  }

  /** As {@link #call}, without a value. */
  public static <X extends Exception> void run(
      @Nullable Duration duration, VoidBody<? extends X> body) throws X, TimeoutException {
    Objects.requireNonNull(body, "body");
    Timeout.<@Nullable Void, X>call(
        duration,
        timeout -> {
          body.run(timeout);
          return null;
        });
  }

  /**
   * When it expires, in nanoseconds of the loop's clock ({@link EventLoop#time()}), {@link
   * Long#MAX_VALUE} at most; empty when never.
   */
  public OptionalLong when() {
    return duration == null ? OptionalLong.empty() : OptionalLong.of(when);
  }

  /**
   * Moves the end.
   *
   * @param fromNow counted from now; null for no limit
   * @throws IllegalStateException when it has expired or the block is over
   */
  public void reschedule(@Nullable Duration fromNow) {
    fiber.loop.checkThread("reschedule");
    if (over || expired) {
      throw new IllegalStateException(
          expired
              ? "the timeout has expired and cannot be moved; reschedule it before, or open another"
              : "the block of the timeout is over; open another");
    }
    set(fromNow);
  }

  /** Whether the time was over before the block was. */
  public boolean expired() {
    return expired;
  }

  private void set(@Nullable Duration fromNow) {
    stop();
    duration = fromNow;
    if (fromNow != null) {
      when = fiber.loop.deadline(fromNow);
      timer =
          fromNow.isPositive()
              ? fiber.loop.callAt(when, this::expire)
              : fiber.loop.callSoon(this::expire);
    }
  }

  private void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void expire() {
    expired = true;
    fiber.task.cancelOnLoop("the time was over");
  }

  /** Ends the block. Whether a cancellation that goes out of it is this timeout's own. */
  private boolean exit() {
    over = true;
    stop();
    return expired && level.takeBack();
  }

  private CancelledError interruption(Throwable cause) {
    return new CancelledError(fiber.task.cancelMessage(), cause);
  }

  private TimeoutException timedOut(Throwable cause) {
    var timedOut = new TimeoutException("not done within " + duration);
    timedOut.initCause(cause);
    raised = timedOut;
    return timedOut;
  }

  /** Whether it is this timeout that has thrown {@code exception}, not the body. */
  boolean hasRaised(TimeoutException exception) {
    return exception == raised;
  }
}
