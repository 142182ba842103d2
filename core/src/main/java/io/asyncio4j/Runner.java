package io.asyncio4j;

import io.asyncio4j.spi.LoopAdvisor;
import io.asyncio4j.spi.LoopAdvisorProvider;
import io.asyncio4j.spi.LoopObserver;
import io.asyncio4j.spi.PollerProvider;
import io.asyncio4j.spi.ReadyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A loop that is used for several {@link #run}s, one after another: context values and tasks that
 * are left over live on between them. {@link Asyncio#run} is one run of a runner of its own.
 *
 * <pre>{@code
 * try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
 *   runner.run(() -> sleep(Duration.ofHours(1)));  // takes no time
 * }
 * }</pre>
 *
 * <p>One thread at a time may use it. A run on a virtual thread has the loop run on a platform
 * thread made for it.
 */
public final class Runner implements AutoCloseable {
  private static final AtomicLong COUNT = new AtomicLong();

  private final EventLoop loop;
  private final @Nullable LoopAdvisor advisor;
  private Context context = Context.current();
  private boolean closed;

  private Runner(Builder builder) {
    String name = builder.name;
    var observers = new ArrayList<>(builder.observers);
    advisor = builder.advise ? newAdvisor() : null;
    if (advisor != null) {
      observers.add(advisor);
    }
    loop =
        new EventLoop(
            name != null ? name : "asyncio4j-" + COUNT.incrementAndGet(),
            builder.clock,
            builder.debug != null ? builder.debug : isDebugAskedFor(),
            builder.pollers,
            builder.readyOrder,
            observers);
  }

  private static LoopAdvisor newAdvisor() {
    for (LoopAdvisorProvider provider : ServiceLoader.load(LoopAdvisorProvider.class)) {
      return provider.advisor();
    }
    throw new IllegalStateException(
        "Runner.builder().advise(true) needs the artifact io.asyncio4j:asyncio4j-advise on the"
            + " class path; add it, or take advise(true) away");
  }

  private static boolean isDebugAskedFor() {
    String property = System.getProperty("asyncio4j.debug");
    if (property != null) {
      return property.isEmpty() || Boolean.parseBoolean(property);
    }
    String variable = System.getenv("ASYNCIO4J_DEBUG");
    return variable != null && !variable.isEmpty() && !variable.equals("0");
  }

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** What a runner is made of. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable Boolean debug;
    private LoopClock clock = LoopClock.system();
    private @Nullable PollerProvider pollers;
    private @Nullable ReadyOrder readyOrder;
    private final List<LoopObserver> observers = new ArrayList<>();
    private boolean advise;

    private Builder() {}

    /**
     * Debug mode or not; unless said here, it is on when the system property {@code
     * asyncio4j.debug} is set (and not {@code false}), or the environment variable {@code
     * ASYNCIO4J_DEBUG} (and not {@code 0}).
     */
    public Builder debug(boolean debug) {
      this.debug = debug;
      return this;
    }

    /** The name of the loop, and of its thread while it runs. */
    public Builder name(String name) {
      this.name = Objects.requireNonNull(name, "name");
      return this;
    }

    /** The loop's clock; the system's unless said here. */
    public Builder clock(LoopClock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /** The loop's poller; unless said here, one found on the class path, or one that parks. */
    public Builder poller(PollerProvider provider) {
      this.pollers = Objects.requireNonNull(provider, "provider");
      return this;
    }

    /** The order in which what is ready runs; unless said here, the order in which it came. */
    public Builder readyOrder(ReadyOrder readyOrder) {
      this.readyOrder = Objects.requireNonNull(readyOrder, "readyOrder");
      return this;
    }

    /**
     * Has the loop tell {@code observer} what it does; one of its own for each loop. May be called
     * for several.
     */
    public Builder observer(LoopObserver observer) {
      observers.add(Objects.requireNonNull(observer, "observer"));
      return this;
    }

    /**
     * Has the runner watch what the program's time is lost to, and print that on standard error
     * when it closes: calls that wait one after another and need not, what held the loop, tasks and
     * exceptions that got lost, too many tasks at a time. It is also had by {@link #advice()}.
     * Needs the artifact {@code asyncio4j-advise} on the class path.
     */
    public Builder advise(boolean advise) {
      this.advise = advise;
      return this;
    }

    /**
     * Makes the runner and its loop.
     *
     * @throws IllegalStateException when {@link #advise} is asked for without its artifact; or when
     *     this JVM keeps {@code java.lang} closed; the message says what to add
     */
    public Runner build() {
      return new Runner(this);
    }
  }

  /** The loop; also before the first run, to set it up or to start tasks. */
  public EventLoop loop() {
    checkOpen();
    return loop;
  }

  /**
   * What the program's time was lost to by now, worst first, in several lines. Any thread, also
   * while it runs, and after {@link #close()}.
   *
   * @throws IllegalStateException without {@link Builder#advise}
   */
  public String advice() {
    if (advisor == null) {
      throw new IllegalStateException(
          "nothing was watched; build the runner with Runner.builder().advise(true)");
    }
    return advisor.report();
  }

  /**
   * Runs {@code main} as a task of the loop, on the calling thread, until it is done.
   *
   * @throws X when {@code main} failed
   * @throws CancelledError when {@code main} was cancelled
   * @throws IllegalStateException inside a running loop, after {@link #close()}, or when under a
   *     virtual clock nothing can happen any more; the tasks stay then, and {@code close()} cancels
   *     them
   */
  public <T extends @Nullable Object, X extends Exception> T run(Coroutine<T, X> main) throws X {
    Objects.requireNonNull(main, "main");
    checkOpen();
    refuseNestedRun();
    loop.belongTo(Thread.currentThread());
    if (Thread.currentThread().isVirtual()) {
      return Carriers.call(() -> runHere(main));
    }
    return runHere(main);
  }

  /** As {@link #run(Coroutine)}, without a value. */
  public <X extends Exception> void run(VoidCoroutine<X> main) throws X {
    Objects.requireNonNull(main, "main");
    this.<@Nullable Void, X>run(VoidCoroutine.<X>withResult(main));
  }

  private <T extends @Nullable Object> T runHere(Coroutine<? extends T, ?> main) {
    Task<T> task = loop.newTask(null, main, null, false, context);
    Fiber fiber = Objects.requireNonNull(task.fiber());
    Shutdown.Guard guard = Shutdown.guard(task);
    try {
      loop.runUntilDone(task);
      if (guard.isShuttingDown()) {
        closeHere();
        closed = true;
      }
    } finally {
      context = fiber.context;
      guard.release(task);
    }
    return task.take();
  }

  /**
   * Ends the loop: cancels the tasks that are left and waits for them, closes the generators left
   * open, waits for the default executor's jobs, reports failures that nobody saw. A task that not
   * even its cancellation ends, since nothing can happen any more, counts as cancelled then: those
   * who hold it do not wait for ever. May be called twice.
   *
   * @throws IllegalStateException inside its own run, also on another thread
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    refuseInsideLoop("Runner.close", "call it when run() has returned");
    loop.checkThread("Runner.close");
    closed = true;
    loop.belongTo(Thread.currentThread());
    if (Thread.currentThread().isVirtual()) {
      Carriers.run(this::closeHere);
    } else {
      closeHere();
    }
  }

  private void closeHere() {
    if (loop.isClosed()) {
      return;
    }
    try {
      boolean cancelled = finish("cancel", this::cancelAll);
      finish("close generators", this::closeGenerators);
      finish("wait for threads", () -> loop.workers().shutdownAndWait());
      // A job may have needed the loop to come to its end, and have left a coroutine on it.
      while (cancelled && !loop.aliveTasks().isEmpty()) {
        cancelled = finish("cancel", this::cancelAll);
      }
    } finally {
      loop.close();
      if (advisor != null) {
        System.err.print(advisor.report());
      }
    }
  }

  /** Runs one step on the loop. False when it failed, which is reported. */
  @SuppressWarnings("AioSwallowedCancellation") // the loop ends, and nobody is there to hear
  private boolean finish(String what, Runnable step) {
    Task<@Nullable Void> task =
        loop.newTask(
            what,
            () -> {
              step.run();
              return null;
            },
            null,
            true,
            Context.EMPTY);
    try {
      loop.runUntilDone(task);
      task.take();
      return true;
    } catch (Throwable e) {
      Reports.unhandled(
          new LoopException("closing the loop '" + loop.name() + "' failed to " + what, e, loop));
      return false;
    }
  }

  /** Again and again, since a task may start others while it cleans up. */
  private void cancelAll() {
    for (Set<Task<?>> left = loop.aliveTasks(); !left.isEmpty(); left = loop.aliveTasks()) {
      if (loop.isWatched()) {
        left.stream().filter(task -> !task.isAwaited()).forEach(loop.observers::neverAwaited);
      }
      Cancellation.cancelAll(left);
      loop.stalls.watchEnding(left);
      Waits.until(ReturnWhen.ALL_COMPLETED, left, null);
      loop.stalls.watchEnding(Set.of());
      for (Task<?> task : left) {
        Throwable failure = task.takeFailure();
        if (failure != null) {
          loop.callExceptionHandler(
              new LoopException(
                  task.describe() + " failed when it was cancelled at the end of run()",
                  failure,
                  task));
        }
      }
    }
  }

  @SuppressWarnings("AioSwallowedCancellation") // the others are to be closed as well
  private void closeGenerators() {
    List<Generator<?>> open = new ArrayList<>(loop.openGenerators);
    for (Generator<?> generator : open) {
      try {
        generator.close();
      } catch (Throwable e) {
        loop.callExceptionHandler(
            new LoopException("a generator left open failed when it was closed", e, generator));
      }
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the runner is closed; build a new one");
    }
  }

  static void refuseNestedRun() {
    refuseInsideLoop("run", "call the coroutine directly, or start it with createTask(() -> ...)");
  }

  private static void refuseInsideLoop(String what, String instead) {
    EventLoop running = EventLoop.currentOrNull();
    if (running != null) {
      throw new IllegalStateException(
          what + " cannot be called inside a running loop ('" + running.name() + "'); " + instead);
    }
  }
}
