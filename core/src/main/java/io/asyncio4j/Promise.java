package io.asyncio4j;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A value that somebody sets later and others await: asyncio's Future, for code that turns
 * callbacks into coroutines. It belongs to one loop, and only that loop's thread may complete it;
 * another thread does so through {@link EventLoop#callSoonThreadsafe}.
 *
 * <pre>{@code
 * var answer = Promise.<String>create();
 * client.send(request, reply -> loop.callSoonThreadsafe(() -> answer.setResult(reply)));
 * return answer.await();
 * }</pre>
 *
 * @param <T> the value
 */
public final class Promise<T extends @Nullable Object> extends Completable<T>
    implements Awaitable<T> {
  Promise(EventLoop loop) {
    super(loop);
  }

  /**
   * A new promise of the running loop.
   *
   * @throws IllegalStateException when no loop runs on this thread
   */
  public static <T extends @Nullable Object> Promise<T> create() {
    return EventLoop.running("Promise.create()").createPromise();
  }

  /**
   * Gives it its value; those who await it become ready in the order they came.
   *
   * @throws InvalidStateException when it is done already
   * @throws IllegalStateException from another thread than the loop's
   */
  public void setResult(T value) {
    loop.checkThread("setResult");
    if (!complete(value)) {
      throw alreadyDone();
    }
  }

  /**
   * Makes it fail: {@code exception} is thrown, as it is, to those who await it. A {@link
   * CancelledError} makes it cancelled.
   *
   * @throws InvalidStateException when it is done already
   * @throws IllegalStateException from another thread than the loop's
   */
  public void setException(Throwable exception) {
    Objects.requireNonNull(exception, "exception");
    loop.checkThread("setException");
    boolean first =
        exception instanceof CancelledError error
            ? cancelled(error.getMessage(), error)
            : fail(exception);
    if (!first) {
      throw alreadyDone();
    }
  }

  /** Cancels it: those who await it get {@link CancelledError}. Any thread. */
  @Override
  public boolean cancel() {
    return requestCancel(null);
  }

  /**
   * Has {@code callback} called on the loop's thread, in a copy of the caller's context, once this
   * is done; if it is done, soon. The loop's thread.
   */
  public void addDoneCallback(Consumer<? super Promise<T>> callback) {
    addCallback(this, callback);
  }

  /**
   * Takes back every registration of {@code callback} that was not scheduled yet. The loop's
   * thread.
   *
   * @return how many
   */
  public int removeDoneCallback(Consumer<? super Promise<T>> callback) {
    return removeCallback(callback);
  }

  @Override
  boolean cancelOnLoop(@Nullable String message) {
    return cancelled(message, null);
  }

  private InvalidStateException alreadyDone() {
    return new InvalidStateException(
        "the promise is done already: " + this + "; complete it once, or ask isDone() first");
  }

  @Override
  String describe() {
    return "the promise " + this;
  }

  @Override
  public String toString() {
    String state =
        !isDone() ? "pending" : isCancelled() ? "cancelled" : isFailed() ? "failed" : "done";
    return "Promise@" + Integer.toHexString(System.identityHashCode(this)) + "[" + state + "]";
  }
}
