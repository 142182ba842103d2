package io.asyncio4j;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The functions of asyncio, for {@code import static io.asyncio4j.Asyncio.*}.
 *
 * <pre>{@code
 * record Summary(List<Post> posts, List<User> users) {}
 *
 * void main() {
 *   var summary = run(() -> gather(() -> posts(), () -> users(), Summary::new));
 *   IO.println(summary);
 * }
 * }</pre>
 *
 * <p>All but {@link #run} and {@link #runCoroutineThreadsafe} are called in a coroutine of a
 * running loop and throw {@link IllegalStateException} elsewhere. What suspends does so by
 * suspending the calling coroutine, never the loop's thread; what need not wait does not suspend. A
 * coroutine that is cancelled while it is suspended gets {@link CancelledError} there. Exceptions
 * arrive as they were thrown, never wrapped.
 */
public final class Asyncio {
  private Asyncio() {}

  // Running

  /**
   * Runs {@code main} on a new loop on the calling thread, then cancels what is left and waits for
   * it, closes generators left open, waits for the jobs of the default executor, reports failures
   * that nobody saw, and closes the loop.
   *
   * <p>Ctrl-C and SIGTERM cancel {@code main} and wait until its {@code finally} blocks have run;
   * the process then ends with 130 or 143. A second Ctrl-C ends it at once.
   *
   * @return what {@code main} returned
   * @throws X when {@code main} failed
   * @throws CancelledError when {@code main} was cancelled
   * @throws IllegalStateException inside a running loop
   */
  public static <T extends @Nullable Object, X extends Exception> T run(Coroutine<T, X> main)
      throws X {
    Objects.requireNonNull(main, "main");
    Runner.refuseNestedRun();
    try (var runner = Runner.builder().build()) {
      return runner.<T, X>run(main);
    }
  }

  /** As {@link #run(Coroutine)}, without a value. */
  public static <X extends Exception> void run(VoidCoroutine<X> main) throws X {
    Objects.requireNonNull(main, "main");
    Runner.refuseNestedRun();
    try (var runner = Runner.builder().build()) {
      runner.<X>run(main);
    }
  }

  /**
   * Starts a coroutine of {@code loop} from another thread.
   *
   * @return its outcome as a plain future; cancelling that cancels the coroutine
   */
  public static <T extends @Nullable Object> Future<T> runCoroutineThreadsafe(
      EventLoop loop, Coroutine<? extends T, ?> body) {
    Objects.requireNonNull(loop, "loop");
    Objects.requireNonNull(body, "body");
    return ThreadsafeRun.start(loop, body);
  }

  /** As {@link #runCoroutineThreadsafe(EventLoop, Coroutine)}, without a value. */
  public static Future<@Nullable Void> runCoroutineThreadsafe(
      EventLoop loop, VoidCoroutine<?> body) {
    return runCoroutineThreadsafe(loop, EventLoop.withResult(body));
  }

  // Tasks

  /** Starts a coroutine: it is scheduled soon, in order, and the loop keeps it until it is done. */
  public static <T extends @Nullable Object> Task<T> createTask(Coroutine<? extends T, ?> body) {
    return EventLoop.running("createTask").createTask(body);
  }

  /** As {@link #createTask(Coroutine)}, with a name. */
  public static <T extends @Nullable Object> Task<T> createTask(
      String name, Coroutine<? extends T, ?> body) {
    return EventLoop.running("createTask").createTask(name, body);
  }

  /** Starts a coroutine without a value. */
  public static Task<@Nullable Void> createTask(VoidCoroutine<?> body) {
    return EventLoop.running("createTask").createTask(body);
  }

  /** As {@link #createTask(VoidCoroutine)}, with a name. */
  public static Task<@Nullable Void> createTask(String name, VoidCoroutine<?> body) {
    return EventLoop.running("createTask").createTask(name, body);
  }

  /** The task that calls; null in a plain callback of the loop. */
  public static @Nullable Task<?> currentTask() {
    Fiber fiber = EventLoop.running("currentTask").current;
    return fiber == null ? null : fiber.task;
  }

  /** The tasks of the running loop that are not done, oldest first. */
  public static Set<Task<?>> allTasks() {
    return EventLoop.running("allTasks").aliveTasks();
  }

  /** The loop that runs on this thread. */
  public static EventLoop runningLoop() {
    return EventLoop.running("runningLoop");
  }

  /**
   * Suspends until {@code awaitable} is done. Cancelling the caller cancels it.
   *
   * @return its value; its exception is thrown as it is
   */
  public static <T extends @Nullable Object> T await(Awaitable<T> awaitable) {
    return Objects.requireNonNull(awaitable, "awaitable").await();
  }

  /**
   * Suspends until {@code stage} is done, on whatever thread that happens. Cancelling the caller
   * cancels it.
   *
   * @return its value; its exception is thrown as it was, without {@code CompletionException}
   * @throws CancelledError when it was cancelled
   */
  public static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
    Objects.requireNonNull(stage, "stage");
    return StageWaits.await(EventLoop.running("await"), stage);
  }

  // Several at the same time

  /**
   * Runs bodies at the same time, each in a task of its own.
   *
   * <p>The first exception, a cancellation counting as one, cancels the other bodies; it goes out
   * once they are over, and what they throw meanwhile is suppressed on it. Cancelling the caller
   * cancels all.
   *
   * @return the results in the order of the bodies
   * @throws X when a body failed
   */
  @SafeVarargs
  public static <T extends @Nullable Object, X extends Exception> List<T> gather(
      Coroutine<? extends T, ? extends X>... bodies) throws X {
    return FanOut.gather(Arrays.asList(bodies));
  }

  /** As {@link #gather(Coroutine...)}; an empty collection gives an empty list. */
  public static <T extends @Nullable Object, X extends Exception> List<T> gather(
      Collection<? extends Coroutine<? extends T, ? extends X>> bodies) throws X {
    return FanOut.gather(bodies);
  }

  /** As {@link #gather(Coroutine...)}, for bodies without a value. */
  @SafeVarargs
  public static <X extends Exception> void gather(VoidCoroutine<? extends X>... bodies) throws X {
    FanOut.gather(Arrays.stream(bodies).map(EventLoop::withResult).toList());
  }

  /**
   * Waits for what has been started already. The first exception goes out at once, and the others
   * are left running. Cancelling the caller cancels all.
   *
   * @return the values in the order of the arguments
   */
  @SafeVarargs
  public static <T extends @Nullable Object> List<T> gather(Awaitable<? extends T>... awaitables) {
    return Waits.gather(Arrays.asList(awaitables));
  }

  /** As {@link #gather(Awaitable...)}, for a collection. */
  public static <T extends @Nullable Object> List<T> gatherTasks(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return Waits.gather(awaitables);
  }

  /**
   * Runs two bodies at the same time, as {@link #gather(Coroutine...)} does, and combines their
   * results in the calling task.
   */
  @SuppressWarnings("unchecked") // each result is of its own body's type
  public static <
          A extends @Nullable Object,
          B extends @Nullable Object,
          R extends @Nullable Object,
          X extends Exception>
      R gather(
          Coroutine<? extends A, ? extends X> a,
          Coroutine<? extends B, ? extends X> b,
          CoroutineFunction2<? super A, ? super B, ? extends R, ? extends X> combiner)
          throws X {
    Objects.requireNonNull(combiner, "combiner");
    List<@Nullable Object> results = FanOut.gather(Arrays.asList(a, b));
    return combiner.apply((A) results.get(0), (B) results.get(1));
  }

  /** As {@link #gather(Coroutine, Coroutine, CoroutineFunction2)}, with three. */
  @SuppressWarnings("unchecked") // each result is of its own body's type
  public static <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object,
          X extends Exception>
      R gather(
          Coroutine<? extends A, ? extends X> a,
          Coroutine<? extends B, ? extends X> b,
          Coroutine<? extends C, ? extends X> c,
          CoroutineFunction3<? super A, ? super B, ? super C, ? extends R, ? extends X> combiner)
          throws X {
    Objects.requireNonNull(combiner, "combiner");
    List<@Nullable Object> results = FanOut.gather(Arrays.asList(a, b, c));
    return combiner.apply((A) results.get(0), (B) results.get(1), (C) results.get(2));
  }

  /** As {@link #gather(Coroutine, Coroutine, CoroutineFunction2)}, with four. */
  @SuppressWarnings("unchecked") // each result is of its own body's type
  public static <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          D extends @Nullable Object,
          R extends @Nullable Object,
          X extends Exception>
      R gather(
          Coroutine<? extends A, ? extends X> a,
          Coroutine<? extends B, ? extends X> b,
          Coroutine<? extends C, ? extends X> c,
          Coroutine<? extends D, ? extends X> d,
          CoroutineFunction4<? super A, ? super B, ? super C, ? super D, ? extends R, ? extends X>
              combiner)
          throws X {
    Objects.requireNonNull(combiner, "combiner");
    List<@Nullable Object> results = FanOut.gather(Arrays.asList(a, b, c, d));
    return combiner.apply(
        (A) results.get(0), (B) results.get(1), (C) results.get(2), (D) results.get(3));
  }

  /**
   * Calls {@code function} for every item, all at the same time, each in a task of its own;
   * otherwise as {@link #gather(Coroutine...)}.
   *
   * @return the results in the order of the items
   * @throws X when a call failed
   */
  public static <A extends @Nullable Object, T extends @Nullable Object, X extends Exception>
      List<T> gatherEach(
          Iterable<? extends A> items,
          CoroutineFunction<? super A, ? extends T, ? extends X> function)
          throws X {
    return gatherEach(items, Integer.MAX_VALUE, function);
  }

  /**
   * As {@link #gatherEach(Iterable, CoroutineFunction)}, with at most {@code concurrency} calls at
   * the same time. Items are drawn when there is a place for them, by the calling task, so a
   * million items never become a million tasks; drawing one may suspend.
   *
   * @throws IllegalArgumentException when {@code concurrency} is below 1
   */
  public static <A extends @Nullable Object, T extends @Nullable Object, X extends Exception>
      List<T> gatherEach(
          Iterable<? extends A> items,
          int concurrency,
          CoroutineFunction<? super A, ? extends T, ? extends X> function)
          throws X {
    Objects.requireNonNull(function, "function");
    return FanOut.each(items, concurrency, function);
  }

  /** As {@link #gatherEach(Iterable, CoroutineFunction)}, without results. */
  public static <A extends @Nullable Object, X extends Exception> void runEach(
      Iterable<? extends A> items, VoidCoroutineFunction<? super A, ? extends X> function)
      throws X {
    runEach(items, Integer.MAX_VALUE, function);
  }

  /** As {@link #gatherEach(Iterable, int, CoroutineFunction)}, without results. */
  public static <A extends @Nullable Object, X extends Exception> void runEach(
      Iterable<? extends A> items,
      int concurrency,
      VoidCoroutineFunction<? super A, ? extends X> function)
      throws X {
    Objects.requireNonNull(function, "function");
    FanOut.each(items, concurrency, function);
  }

  /** Runs bodies at the same time and tells how each ended; none of them cancels the others. */
  @SafeVarargs
  public static <T extends @Nullable Object> List<Outcome<T>> gatherOutcomes(
      Coroutine<? extends T, ?>... bodies) {
    return FanOut.outcomes(Arrays.asList(bodies));
  }

  /** As {@link #gatherOutcomes(Coroutine...)}, for a collection. */
  public static <T extends @Nullable Object> List<Outcome<T>> gatherOutcomes(
      Collection<? extends Coroutine<? extends T, ?>> bodies) {
    return FanOut.outcomes(bodies);
  }

  /** Waits for what has been started already and tells how each ended. */
  public static <T extends @Nullable Object> List<Outcome<T>> gatherTaskOutcomes(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return Waits.outcomes(awaitables);
  }

  /**
   * Runs bodies at the same time; the first success in time wins, and the others are cancelled and
   * waited for.
   *
   * @return the winner's value
   * @throws X when all failed: the first failure in time, the others suppressed on it
   * @throws IllegalArgumentException when no body is given
   */
  @SafeVarargs
  public static <T extends @Nullable Object, X extends Exception> T race(
      Coroutine<? extends T, ? extends X>... bodies) throws X {
    return FanOut.race(Arrays.asList(bodies));
  }

  /** As {@link #race(Coroutine...)}, for a collection. */
  public static <T extends @Nullable Object, X extends Exception> T race(
      Collection<? extends Coroutine<? extends T, ? extends X>> bodies) throws X {
    return FanOut.race(bodies);
  }

  /**
   * Suspends until some or all of them are done; cancels none, also when the caller is cancelled.
   *
   * @throws IllegalArgumentException when none is given
   */
  public static <A extends Awaitable<?>> DoneAndPending<A> waitUntil(
      ReturnWhen returnWhen, Collection<? extends A> awaitables) {
    return Waits.until(returnWhen, awaitables, null);
  }

  /**
   * As {@link #waitUntil(ReturnWhen, Collection)}, for a limited time, whose end raises nothing.
   */
  public static <A extends Awaitable<?>> DoneAndPending<A> waitUntil(
      ReturnWhen returnWhen, Collection<? extends A> awaitables, @Nullable Duration duration) {
    return Waits.until(returnWhen, awaitables, duration);
  }

  /**
   * Starts bodies and hands out their tasks in the order in which they are done; {@code next()}
   * suspends. Tasks that are not drawn are left running. A second iteration goes on where the first
   * stopped.
   */
  public static <T extends @Nullable Object> Iterable<Task<T>> asCompleted(
      Collection<? extends Coroutine<? extends T, ?>> bodies) {
    return asCompleted(bodies, null);
  }

  /** As {@link #asCompleted(Collection)}. */
  @SafeVarargs
  public static <T extends @Nullable Object> Iterable<Task<T>> asCompleted(
      Coroutine<? extends T, ?>... bodies) {
    return asCompleted(Arrays.asList(bodies), null);
  }

  /**
   * As {@link #asCompleted(Collection)}, for a limited time, counted from this call.
   *
   * @return its {@code next()} throws {@link AsCompletedTimeoutException} when the time is over and
   *     what was done in time has been handed out
   */
  public static <T extends @Nullable Object> Iterable<Task<T>> asCompleted(
      Collection<? extends Coroutine<? extends T, ?>> bodies, @Nullable Duration duration) {
    EventLoop loop = EventLoop.running("asCompleted");
    Objects.requireNonNull(bodies, "bodies");
    bodies.forEach(body -> Objects.requireNonNull(body, "body"));
    List<Coroutine<? extends T, ?>> all = List.copyOf(bodies);
    return new AsCompleted<Task<T>>(
        loop, all.stream().map(body -> loop.<T>createTask(body)).toList(), duration);
  }

  /** Hands out tasks in the order in which they are done: the given ones, each once. */
  public static <A extends Task<?>> Iterable<A> asCompletedTasks(Collection<? extends A> tasks) {
    return asCompletedTasks(tasks, null);
  }

  /** As {@link #asCompletedTasks(Collection)}, for a limited time, counted from this call. */
  public static <A extends Task<?>> Iterable<A> asCompletedTasks(
      Collection<? extends A> tasks, @Nullable Duration duration) {
    return new AsCompleted<A>(EventLoop.running("asCompletedTasks"), tasks, duration);
  }

  // Time

  /** Suspends for {@code duration}; zero or less gives up one turn. */
  public static void sleep(Duration duration) {
    Objects.requireNonNull(duration, "duration");
    Fiber fiber = EventLoop.runningFiber("sleep");
    if (duration.isPositive()) {
      Sleep.until(fiber, fiber.loop.deadline(duration));
    } else {
      fiber.yieldNow();
    }
  }

  /** Gives up one turn: everything else that is ready runs once. */
  public static void yieldNow() {
    EventLoop.runningFiber("yieldNow").yieldNow();
  }

  /**
   * Runs {@code body}, in the calling task, for {@code duration} at most; {@link Timeout} is the
   * form for bodies that want to move the end.
   *
   * @param duration null for no limit; zero or less expires at the body's first suspension
   * @return what the body returned, also when it swallowed the cancellation
   * @throws TimeoutException when the time was over
   * @throws X when the body failed
   */
  public static <T extends @Nullable Object, X extends Exception> T timeout(
      @Nullable Duration duration, Coroutine<T, X> body) throws X, TimeoutException {
    Objects.requireNonNull(body, "body");
    return Timeout.<T, X>call(duration, _ -> body.call());
  }

  /** As {@link #timeout(Duration, Coroutine)}, without a value. */
  public static <X extends Exception> void timeout(
      @Nullable Duration duration, VoidCoroutine<X> body) throws X, TimeoutException {
    Objects.requireNonNull(body, "body");
    Timeout.<X>run(duration, _ -> body.call());
  }

  /**
   * Runs {@code body}, in the calling task, for {@code duration} at most.
   *
   * @param duration null for no limit
   * @return what the body returned; empty when the time was over
   * @throws NullPointerException when the body returned null
   * @throws X when the body failed
   */
  public static <T, X extends Exception> Optional<T> moveOnAfter(
      @Nullable Duration duration, Coroutine<T, X> body) throws X {
    Objects.requireNonNull(body, "body");
    var outcome = new MoveOn<T>();
    outcome.run(duration, body);
    return outcome.value();
  }

  /** As {@link #moveOnAfter(Duration, Coroutine)}; whether the body came to its end. */
  public static <X extends Exception> boolean moveOnAfter(
      @Nullable Duration duration, VoidCoroutine<X> body) throws X {
    Objects.requireNonNull(body, "body");
    var outcome = new MoveOn<Boolean>();
    outcome.run(
        duration,
        () -> {
          body.call();
          return true;
        });
    return outcome.value().isPresent();
  }

  /**
   * Waits for {@code awaitable} for {@code duration} at most; when the time is over it is
   * cancelled.
   *
   * @param duration null for no limit
   * @throws TimeoutException when the time was over
   */
  public static <T extends @Nullable Object> T waitFor(
      Awaitable<T> awaitable, @Nullable Duration duration) throws TimeoutException {
    Objects.requireNonNull(awaitable, "awaitable");
    return Timeout.<T, RuntimeException>call(duration, _ -> awaitable.await());
  }

  /**
   * Waits for {@code awaitable} without cancelling it when the caller is cancelled; the caller gets
   * {@link CancelledError} all the same.
   */
  @SuppressWarnings("unchecked")
  public static <T extends @Nullable Object> T shield(Awaitable<T> awaitable) {
    var shielded = (Completable<T>) Completable.of(awaitable);
    shielded.join(false);
    return shielded.take();
  }

  /** Runs {@code body} in a task of its own that goes on when the caller is cancelled. */
  public static <T extends @Nullable Object, X extends Exception> T shield(Coroutine<T, X> body)
      throws X {
    return shield(EventLoop.running("shield").<T>createTask(body));
  }

  /** As {@link #shield(Coroutine)}, without a value. */
  public static <X extends Exception> void shield(VoidCoroutine<X> body) throws X {
    shield(EventLoop.running("shield").createTask(body));
  }

  // Threads

  /**
   * Runs {@code body} in a thread of the loop's default executor, for CPU work and calls that block
   * the loop. It sees the caller's context values. Cancelling the caller interrupts the thread and
   * does not wait for it.
   *
   * @return what the body returned
   * @throws X when the body failed
   */
  public static <T extends @Nullable Object, X extends Exception> T toThread(Coroutine<T, X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    EventLoop loop = EventLoop.running("toThread");
    return loop.workers().<T, X>call(loop.defaultExecutor(), body, true);
  }

  /** As {@link #toThread(Coroutine)}, without a value. */
  public static <X extends Exception> void toThread(VoidCoroutine<X> body) throws X {
    Asyncio.<@Nullable Void, X>toThread(VoidCoroutine.<X>withResult(body));
  }

  /**
   * Runs {@code body} on an executor of the caller's, without the caller's context values;
   * otherwise as {@link #toThread}.
   *
   * @param executor null for the loop's default executor
   */
  public static <T extends @Nullable Object, X extends Exception> T runInExecutor(
      @Nullable Executor executor, Coroutine<T, X> body) throws X {
    Objects.requireNonNull(body, "body");
    EventLoop loop = EventLoop.running("runInExecutor");
    return loop.workers()
        .<T, X>call(executor == null ? loop.defaultExecutor() : executor, body, false);
  }

  /** As {@link #runInExecutor(Executor, Coroutine)}, without a value. */
  public static <X extends Exception> void runInExecutor(
      @Nullable Executor executor, VoidCoroutine<X> body) throws X {
    Asyncio.<@Nullable Void, X>runInExecutor(executor, VoidCoroutine.<X>withResult(body));
  }

  /**
   * As {@link #runInExecutor}, for a body that must not be left half done: when the caller is
   * cancelled, the body goes on to its end, and only then {@link CancelledError} goes out; what the
   * body returned or threw is dropped. One that has not begun by then never begins.
   *
   * @param executor null for the loop's default executor
   * @param stop called once on the loop's thread when the caller is cancelled while the body runs,
   *     to make it end early
   * @throws X when the body failed
   */
  public static <T extends @Nullable Object, X extends Exception> T finishInExecutor(
      @Nullable Executor executor, Coroutine<T, X> body, Runnable stop) throws X {
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(stop, "stop");
    EventLoop loop = EventLoop.running("finishInExecutor");
    return loop.workers()
        .<T, X>callToEnd(executor == null ? loop.defaultExecutor() : executor, body, stop);
  }

  // Generators

  /**
   * A sequence whose values {@code body} makes one by one, in a task of its own that never runs
   * ahead of its consumer. The body is first called when the first value is asked for.
   */
  public static <T extends @Nullable Object> AsyncIterator<T> generator(GeneratorBody<T> body) {
    return new Generator<>(body);
  }
}
