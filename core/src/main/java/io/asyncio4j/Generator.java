package io.asyncio4j;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A generator: its body is a task that runs only while the consumer waits for the next value.
 *
 * <pre>
 *   FRESH ──▶ RUNNING ◀──▶ HOLDING a value ──▶ OVER
 *     └──────────────── close ─────────────────▶
 * </pre>
 */
final class Generator<T extends @Nullable Object> implements AsyncIterator<T>, WaitsForTasks {
  private final EventLoop loop;
  private final GeneratorBody<T> body;
  private final Context context = Context.current();
  private @Nullable Task<?> task;
  private @Nullable T value;
  private boolean hasValue;
  private boolean iterated;
  private boolean closed;

  /** The coroutine that waits for a value, and the body while it waits to be asked for one. */
  private @Nullable Fiber consumer;

  private @Nullable Fiber producer;

  Generator(GeneratorBody<T> body) {
    this.loop = EventLoop.running("generator");
    this.body = Objects.requireNonNull(body, "body");
  }

  @Override
  public Iterator<T> iterator() {
    if (iterated) {
      throw new IllegalStateException("a generator can be iterated once; make a new one");
    }
    iterated = true;
    return new Values();
  }

  private final class Values implements Iterator<T> {
    @Override
    public boolean hasNext() {
      if (!hasValue && !isOver()) {
        advance();
      }
      return hasValue;
    }

    @Override
    @SuppressWarnings("NullAway") // a value that is there, null or not
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the generator is over; ask hasNext() first");
      }
      T next = value;
      value = null;
      hasValue = false;
      return next;
    }
  }

  private boolean isOver() {
    return closed || (task != null && task.isDone());
  }

  /** Lets the body run to its next value or its end. */
  private void advance() {
    if (EventLoop.running("a generator") != loop) {
      throw new IllegalStateException(
          "the generator belongs to another loop, '" + loop.name() + "'; make one here");
    }
    Fiber fiber = loop.currentFiber("a generator");
    if (consumer != null) {
      throw new IllegalStateException(
          "the generator is already being asked for its next value by another task; let one draw,"
              + " and hand on through an AsyncQueue");
    }
    if (task == null) {
      loop.openGenerators.add(this);
      Task<@Nullable Void> started = loop.newTask("generator", this::run, null, true, context);
      started.addWaiter(
          new Waiter() {
            @Override
            void wake() {
              loop.openGenerators.remove(Generator.this);
              wakeConsumer();
            }
          });
      task = started;
    } else {
      resumeProducer();
    }
    Task<?> running = Objects.requireNonNull(task);
    consumer = fiber;
    boolean cancelled = false;
    try {
      while (!hasValue && !running.isDone()) {
        try {
          fiber.suspend(this);
        } catch (CancelledError e) {
          if (hasValue || running.isDone()) {
            throw e;
          }
          cancelled = true;
          running.cancelOnLoop(fiber.task.cancelMessage());
        }
      }
    } finally {
      consumer = null;
    }
    if (running.isDone() && !hasValue) {
      Throwable failure = running.takeFailure();
      if (failure != null) {
        throw Throwing.sneaky(failure);
      }
      if (cancelled || (running.isCancelled() && !closed)) {
        throw fiber.task.cancelledError();
      }
    }
  }

  private @Nullable Void run() throws Exception {
    body.call(this::emit);
    return null;
  }

  private void emit(T next) {
    Fiber fiber = loop.currentFiber("emit");
    if (fiber.task != task) {
      throw new IllegalStateException(
          "emit() may only be called by the generator's own body; let other tasks hand it values"
              + " through an AsyncQueue");
    }
    if (closed) {
      throw new IllegalStateException(
          "the generator was closed, and can emit nothing any more; only clean up in finally");
    }
    value = next;
    hasValue = true;
    wakeConsumer();
    producer = fiber;
    try {
      fiber.suspend(this);
    } finally {
      producer = null;
    }
  }

  private void wakeConsumer() {
    if (consumer != null) {
      consumer.wake();
    }
  }

  private void resumeProducer() {
    if (producer != null) {
      producer.wake();
    }
  }

  @Override
  public void close() {
    if (loop.isClosed()) {
      return;
    }
    closed = true;
    value = null;
    hasValue = false;
    Task<?> running = task;
    if (running == null || running.isDone()) {
      return;
    }
    if (running.isCurrent()) {
      throw new IllegalStateException(
          "a generator cannot be closed by its own body; return from it instead");
    }
    running.cancelOnLoop("the generator was closed");
    running.join(false);
    Throwable failure = running.takeFailure();
    if (failure != null) {
      throw Throwing.sneaky(failure);
    }
  }

  @Override
  public List<Task<?>> waitedFor() {
    Task<?> body = task;
    return body == null || producer != null ? List.of() : List.of(body);
  }

  @Override
  public String toString() {
    return "Generator[" + body + "]";
  }
}
