package io.asyncio4j;

import io.asyncio4j.spi.LoopObserver;
import io.asyncio4j.spi.Poller;
import io.asyncio4j.spi.PollerProvider;
import io.asyncio4j.spi.ReadyOrder;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One thread that runs many coroutines and callbacks, one at a time.
 *
 * <p><b>Guarantees.</b>
 *
 * <ul>
 *   <li>There is one FIFO. Callbacks, done callbacks and woken coroutines enter at its end in the
 *       order in which they came, from whatever thread.
 *   <li>What is ready when a turn begins runs in that turn; what becomes ready during a turn runs
 *       in the next.
 *   <li>Timers fire by due time, also when that is past; those due at the same time fire in the
 *       order they were set. A sleeper whose timer has fired runs in that same turn.
 *   <li>I/O is looked at every turn.
 *   <li>A coroutine runs until it suspends: nothing else of this loop runs in between.
 * </ul>
 *
 * <p>A turn: wait for I/O, the next timer or another thread, not at all when something is ready;
 * take in what other threads sent; fire the timers that are due; run what is ready.
 *
 * <p>Unless a method says otherwise, only the loop's thread may call it, in a coroutine or a
 * callback, or any one thread while the loop is not running; {@link IllegalStateException}
 * otherwise, as from everything once the loop is closed.
 *
 * <p>The one long file of this package: what a loop is to its users, and the turn that all of it
 * serves, which is short and at the end.
 */
public final class EventLoop implements Executor {
  private static final VarHandle SWITCHES;

  static {
    try {
      SWITCHES = MethodHandles.lookup().findVarHandle(EventLoop.class, "switches", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** In a printed tree; whoever wants all of them has {@link Asyncio#allTasks()}. */
  static final int SIBLINGS_SHOWN = 100;

  private final String name;
  private final LoopClock clock;
  private final boolean virtualTime;
  private final @Nullable ReadyOrder order;
  private Poller poller;
  private boolean pollerOpened;
  final Inbox inbox;
  final ReadyQueue ready = new ReadyQueue();
  final TimerQueue timers = new TimerQueue();
  final UnseenFailure.Registry unseenFailures = new UnseenFailure.Registry();
  final Set<Generator<?>> openGenerators = new LinkedHashSet<>();

  /** What other threads have asked for that has not begun; cancelled when the loop closes. */
  final Set<ThreadsafeRun<?>> notStarted = ConcurrentHashMap.newKeySet();

  final StageWaits stageWaits = new StageWaits();
  final Stalls stalls = new Stalls(this);
  final CreationTimes creationTimes = new CreationTimes();
  final Observers observers = new Observers(this);
  private final Workers workers = new Workers(this);

  /** The thread that runs the loop; null while none does. */
  private volatile @Nullable Thread thread;

  /** Who has the loop while nobody runs it: who made it, or was the last to run it. */
  private volatile Thread owner = Thread.currentThread();

  /** Held to close the loop and to send a {@link Request}, so that none falls in between. */
  private final Object closing = new Object();

  /** The coroutine that runs now; null in a callback and between two. */
  @Nullable Fiber current;

  /** The callback that runs now. */
  @Nullable Handle callback;

  private Context contextOutside = Context.EMPTY;

  /** Coroutines that have started and not ended, and those of them that the loop has suspended. */
  int started;

  int suspended;

  /** Inside {@link #receive}, where a woken coroutine is itself a thing received. */
  private boolean receiving;

  private final AtomicInteger clockHolds = new AtomicInteger();
  private final AliveTasks aliveTasks = new AliveTasks();
  private long tasksCreated;

  /** Written by the loop's thread alone, read by the watchdog's: opaque, since volatile costs. */
  private long switches;

  private volatile boolean debug;

  /** Whether anybody wants to know of all that runs: all that a loop asks which nobody observes. */
  private volatile boolean watched;

  private volatile @Nullable BiConsumer<EventLoop, LoopException> exceptionHandler;
  private Context exceptionHandlerContext = Context.EMPTY;
  private boolean stopping;
  private boolean interrupted;
  private volatile boolean closed;

  EventLoop(
      String name,
      LoopClock clock,
      boolean debug,
      @Nullable PollerProvider pollers,
      @Nullable ReadyOrder order,
      List<LoopObserver> observers) {
    Substrate.prepare();
    this.name = name;
    this.clock = clock;
    this.virtualTime = clock.isVirtual();
    this.debug = debug;
    this.order = order;
    this.pollerOpened = pollers != null;
    this.poller = pollers == null ? new ParkingPoller() : pollers.open(this);
    this.inbox = new Inbox(poller);
    this.watched = debug;
    this.observers.addAll(observers);
  }

  // Which loop, which coroutine

  /** The loop that runs on the caller's thread, or null. */
  static @Nullable EventLoop currentOrNull() {
    return RunningLoops.current();
  }

  static EventLoop running(String what) {
    EventLoop loop = currentOrNull();
    if (loop == null) {
      throw new IllegalStateException(
          what
              + " needs a running loop, and none runs on this thread; call it inside"
              + " Asyncio.run(() -> ...), or from another thread go through"
              + " runCoroutineThreadsafe(loop, ...)");
    }
    return loop;
  }

  /** The coroutine that calls, which must be one of the running loop. */
  static Fiber runningFiber(String what) {
    return running(what).currentFiber(what);
  }

  Fiber currentFiber(String what) {
    Fiber fiber = current;
    if (fiber == null) {
      throw new IllegalStateException(
          what
              + " may suspend, which a callback must not; start a coroutine in the callback with"
              + " createTask(() -> ...)");
    }
    return fiber;
  }

  /** Whether the caller runs on the thread that runs this loop. */
  boolean isOnLoopThread() {
    return thread == Substrate.currentCarrier();
  }

  /** The loop is to be run on behalf of {@code runner}. */
  void belongTo(Thread runner) {
    owner = runner;
  }

  /** Whether the caller is the one thread that has the loop at this moment. Any thread. */
  boolean belongsToCaller() {
    Thread running = thread;
    return running == null
        ? owner == Thread.currentThread() && !closed
        : running == Substrate.currentCarrier();
  }

  void checkThread(String what) {
    Thread running = thread;
    if (running != null && running != Substrate.currentCarrier()) {
      throw new IllegalStateException(
          what
              + " was called on the thread "
              + Thread.currentThread()
              + ", but the loop '"
              + name
              + "' runs on another; use loop.callSoonThreadsafe(() -> ...)");
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the loop '" + name + "' is closed; run a new one with Asyncio.run or a new Runner");
    }
  }

  Context context() {
    Fiber fiber = current;
    if (fiber != null) {
      return fiber.context;
    }
    Handle handle = callback;
    return handle != null ? handle.context : contextOutside;
  }

  void setContext(Context context) {
    if (current != null) {
      current.context = context;
    } else if (callback != null) {
      callback.context = context;
    } else {
      contextOutside = context;
    }
  }

  Object contextOwner() {
    if (current != null) {
      return current;
    }
    return callback != null ? callback : this;
  }

  /** Puts a coroutine or callback at the end of the FIFO: behind what others have sent by now. */
  void enqueue(Object item) {
    if (!inbox.isEmpty()) {
      receive();
    }
    ready.add(item);
  }

  private void receive() {
    if (receiving) {
      return;
    }
    receiving = true;
    for (Object item = inbox.receive(); item != null; item = inbox.receive()) {
      if (item instanceof Fiber fiber) {
        fiber.submittedFromOutside();
      } else if (item instanceof Handle handle) {
        handle.receivedFromOutside();
      } else {
        ((Workers.Job<?>) item).finished();
      }
    }
    receiving = false;
  }

  // Callbacks

  /** Runs {@code callback} in the next turn, after what is ready already. */
  public Handle callSoon(Runnable callback) {
    checkOpen();
    checkThread("callSoon");
    var handle = new Handle(this, callback, Context.current());
    enqueue(handle);
    return handle;
  }

  /** As {@link #callSoon}, from any thread; wakes the loop when it waits. */
  public Handle callSoonThreadsafe(Runnable callback) {
    checkOpen();
    var handle = new Handle(this, callback, Context.current());
    if (isOnLoopThread()) {
      enqueue(handle);
    } else {
      inbox.send(handle);
    }
    return handle;
  }

  /** Has {@code request} run by the loop, or by its closing, or here once it is closed. */
  void request(Request request) {
    synchronized (closing) {
      if (closed) {
        request.run();
      } else {
        inbox.send(new Handle(this, request, Context.EMPTY));
      }
    }
  }

  /** Has {@code callback} run by the loop, if that still runs; never refuses. Any thread. */
  void callIfOpen(Runnable callback) {
    if (!closed) {
      inbox.send(new Handle(this, callback, Context.EMPTY));
    }
  }

  /** As {@link #callSoonThreadsafe}: the loop is an executor. Any thread. */
  @Override
  public void execute(Runnable command) {
    callSoonThreadsafe(command);
  }

  /** Runs {@code callback} once {@code delay} is over; zero or less is now, in its turn. */
  public Handle callLater(Duration delay, Runnable callback) {
    return callAt(deadline(delay), callback);
  }

  /**
   * Runs {@code callback} at a time of the loop's clock; one that is past is now, in its turn.
   *
   * @param nanos the time as {@link #time()} gives it
   */
  public Handle callAt(long nanos, Runnable callback) {
    checkOpen();
    checkThread("callAt");
    var handle = new Handle(this, callback, Context.current());
    timers.add(handle, nanos);
    return handle;
  }

  /** The loop's clock in nanoseconds: monotonic, from an arbitrary start. Any thread. */
  public long time() {
    return clock.nanoTime();
  }

  /** The time of the loop's clock at which {@code delay} from now is over, without overflow. */
  long deadline(Duration delay) {
    long nanos = Durations.toNanos(Objects.requireNonNull(delay, "delay"));
    long now = clock.nanoTime();
    return Durations.saturatedAdd(now, nanos);
  }

  // Tasks and promises

  /** Starts a coroutine: it is scheduled soon, in order. The loop keeps it until it is done. */
  public <T extends @Nullable Object> Task<T> createTask(Coroutine<? extends T, ?> body) {
    return newTask(null, body, null, false);
  }

  /** As {@link #createTask(Coroutine)}, with a name. */
  public <T extends @Nullable Object> Task<T> createTask(
      String name, Coroutine<? extends T, ?> body) {
    return newTask(Objects.requireNonNull(name, "name"), body, null, false);
  }

  /** Starts a coroutine without a value. */
  public Task<@Nullable Void> createTask(VoidCoroutine<?> body) {
    return createTask(withResult(body));
  }

  /** As {@link #createTask(VoidCoroutine)}, with a name. */
  public Task<@Nullable Void> createTask(String name, VoidCoroutine<?> body) {
    return createTask(name, withResult(body));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a task forgets its body's exception
  static Coroutine<@Nullable Void, ?> withResult(VoidCoroutine<?> body) {
    return VoidCoroutine.withResult((VoidCoroutine) Objects.requireNonNull(body, "body"));
  }

  <T extends @Nullable Object> Task<T> newTask(
      @Nullable String taskName,
      Coroutine<? extends T, ?> body,
      @Nullable Scope scope,
      boolean hidden) {
    return newTask(taskName, body, scope, hidden, Context.current());
  }

  <T extends @Nullable Object> Task<T> newTask(
      @Nullable String taskName,
      Coroutine<? extends T, ?> body,
      @Nullable Scope scope,
      boolean hidden,
      Context context) {
    checkOpen();
    checkThread("createTask");
    var task = new Task<T>(this, ++tasksCreated, taskName, body, scope, context, hidden);
    aliveTasks.add(task);
    if (watched) {
      observers.taskCreated(task);
    }
    enqueue(Objects.requireNonNull(task.fiber()));
    return task;
  }

  void taskDone(Task<?> task) {
    aliveTasks.remove(task);
    if (watched) {
      observers.taskDone(task);
    }
  }

  /** The tasks that are not done, oldest first, without the library's own. */
  Set<Task<?>> aliveTasks() {
    return aliveTasks.ofProgram();
  }

  /** How many tasks there have been; from another thread slightly out of date. */
  long tasksCreated() {
    return tasksCreated;
  }

  /** The tasks that are alive at about this moment, oldest first. Any thread. */
  List<Task<?>> aliveNow() {
    return aliveTasks.snapshot(tasksCreated);
  }

  /**
   * Prints to {@link System#err} who awaits whom: under each task those that it awaits, with what
   * it does or waits for and where; tasks that await each other are marked as a deadlock. Any
   * thread, also while something holds the loop: a look from outside may be slightly out of date.
   */
  public void printTaskTree() {
    printTaskTree(System.err);
  }

  /** As {@link #printTaskTree()}, to any stream. Any thread. */
  public void printTaskTree(PrintStream out) {
    boolean unicode = out.charset().newEncoder().canEncode('└');
    out.print(TaskTree.of(this, SIBLINGS_SHOWN, unicode));
    out.flush();
  }

  /** A new promise of this loop. */
  public <T extends @Nullable Object> Promise<T> createPromise() {
    checkOpen();
    return new Promise<>(this);
  }

  // State and settings

  /** The name, which its thread has while the loop runs. Any thread. */
  public String name() {
    return name;
  }

  /** Whether it runs now. Any thread. */
  public boolean isRunning() {
    return thread != null;
  }

  /** Whether it was closed. Any thread. */
  public boolean isClosed() {
    return closed;
  }

  /**
   * Turns debug mode on or off: creation sites, exact times of callbacks that hold the loop, at the
   * price of speed. Any thread.
   */
  public void setDebug(boolean debug) {
    this.debug = debug;
    setWatched();
  }

  /** Debug mode or the observers have changed. Any thread. */
  void setWatched() {
    synchronized (observers) {
      watched = debug || !observers.isEmpty();
    }
    Watchdog.hurry();
  }

  /** Whether somebody wants to know of all that runs. Any thread. */
  boolean isWatched() {
    return watched;
  }

  /** Whether it is in debug mode. Any thread. */
  public boolean isDebug() {
    return debug;
  }

  /**
   * How long a coroutine or callback may hold the loop in debug mode before that is reported: 100
   * ms unless set. Any thread.
   *
   * @throws IllegalArgumentException when it is not positive
   */
  public void setSlowCallbackDuration(Duration duration) {
    stalls.setSlow(duration);
  }

  /** What {@link #setSlowCallbackDuration} set. Any thread. */
  public Duration slowCallbackDuration() {
    return stalls.slow();
  }

  /**
   * How long anything may hold the loop before a WARNING says what and where, while it still lasts;
   * the same place is named ever more rarely. One second unless set here, or for all loops by the
   * system property {@code asyncio4j.stall} in milliseconds. It is measured from outside, costs the
   * loop nothing, and is coarse: a quarter more or less. Any thread.
   *
   * @throws IllegalArgumentException when it is not positive
   */
  public void setStallDuration(Duration duration) {
    stalls.setStall(duration);
  }

  /** What {@link #setStallDuration} set. Any thread. */
  public Duration stallDuration() {
    return stalls.stall();
  }

  /**
   * Sets who is told of failures that nobody took: on the loop's thread, in a copy of the caller's
   * context. Null restores the default, which logs an ERROR. A handler that throws is logged, and
   * the loop goes on. Any thread.
   */
  public void setExceptionHandler(@Nullable BiConsumer<EventLoop, LoopException> handler) {
    exceptionHandlerContext = Context.current();
    exceptionHandler = handler;
  }

  /**
   * Sets the executor of {@link Asyncio#toThread}, which the loop shuts down when it closes. The
   * one before is left alone if it was given, too.
   */
  public void setDefaultExecutor(ExecutorService executor) {
    checkOpen();
    workers.setExecutor(executor);
  }

  Executor defaultExecutor() {
    return workers.executor();
  }

  /** The loop's figures at this moment. Any thread, from which they may be slightly out of date. */
  public LoopMetrics metrics() {
    return new LoopMetrics(
        ready.size(),
        timers.size(),
        aliveTasks.size(),
        tasksCreated,
        switches(),
        stalls.longest(),
        stalls.count(),
        stalls.total());
  }

  /**
   * Keeps a virtual clock from jumping until the hold is closed: something outside the loop is
   * going to call in. Without meaning for other clocks. Any thread may take a hold and close it.
   */
  public ClockHold holdClock() {
    checkOpen();
    clockHolds.incrementAndGet();
    var held = new AtomicBoolean(true);
    return () -> {
      if (held.compareAndSet(true, false)) {
        clockHolds.decrementAndGet();
        if (!isOnLoopThread()) {
          callIfOpen(() -> {}); // the loop may wait for this alone
        }
      }
    };
  }

  /** What {@link EventLoop#holdClock()} gives. */
  @FunctionalInterface
  public interface ClockHold extends AutoCloseable {
    /** Lets the clock go again; may be called twice. Any thread. */
    @Override
    void close();
  }

  // Failures that nobody took

  /**
   * Tells the exception handler of a failure that nobody else can be told of. The loop's thread, or
   * any once the loop does not run.
   */
  // A failure of the handler goes nowhere else.
  @SuppressWarnings("AioSwallowedCancellation")
  public void callExceptionHandler(LoopException failure) {
    Objects.requireNonNull(failure, "failure");
    BiConsumer<EventLoop, LoopException> handler = exceptionHandler;
    if (handler == null) {
      Reports.unhandled(failure);
      return;
    }
    Fiber fiber = current;
    Handle handle = callback;
    Context context = Context.current();
    current = null;
    callback = new Handle(this, () -> {}, exceptionHandlerContext);
    // A loop that is being closed runs no more, and its failures are reported by a plain thread.
    Context.setCurrent(exceptionHandlerContext);
    try {
      handler.accept(this, failure);
    } catch (Throwable e) {
      Reports.unhandled(failure);
      Reports.unhandled(new LoopException("the exception handler failed", e, handler));
    } finally {
      current = fiber;
      callback = handle;
      if (!isOnLoopThread()) {
        Context.setCurrent(context);
      }
    }
  }

  /** Reports failures that can no longer be taken, soon, on the loop's thread. Any thread. */
  void reportUnseenFailures() {
    callIfOpen(() -> unseenFailures.reportUnreachable(this));
  }

  // Running

  /**
   * Runs turns on the calling thread until {@code main} is done and what was ready by then has run.
   *
   * @throws IllegalStateException under a virtual clock when nothing can ever happen again
   */
  void runUntilDone(Task<?> main) {
    checkOpen();
    stopping = false;
    Waiter stop =
        new Waiter() {
          @Override
          void wake() {
            enqueue(new Handle(EventLoop.this, () -> stopping = true, Context.EMPTY));
          }
        };
    main.addWaiter(stop);
    Thread runner = Thread.currentThread();
    String threadName = runner.getName();
    begin(runner);
    try {
      while (!stopping) {
        turn();
        if (interrupted) {
          interrupted = false;
          main.cancelOnLoop("the thread of the loop was interrupted");
        }
      }
    } finally {
      main.removeWaiter(stop);
      end(runner);
      runner.setName(threadName);
    }
  }

  private void begin(Thread runner) {
    if (thread != null) {
      throw new IllegalStateException(
          "the loop '"
              + name
              + "' is running already; wait until that run is over, or use"
              + " runCoroutineThreadsafe(loop, ...)");
    }
    RunningLoops.add(runner, this);
    thread = runner;
    runner.setName(name);
    Watchdog.watch(this);
  }

  private void end(Thread runner) {
    Watchdog.forget(this);
    thread = null;
    RunningLoops.remove(runner, this);
  }

  private void turn() {
    long wait = ready.isEmpty() ? untilNext() : 0;
    if (wait == 0) {
      poller.poll(0);
    } else {
      sleep(wait);
      interrupted = Thread.interrupted();
    }
    receive();
    if (!timers.isEmpty()) {
      timers.fireDue(clock.nanoTime());
    }
    if (watched) {
      observers.turnStarted();
    }
    for (int left = ready.size(); left > 0; left--) {
      run(order == null ? ready.poll() : ready.poll(order, left));
    }
  }

  private void sleep(long nanos) {
    boolean told = watched;
    if (told) {
      observers.idleStarted();
    }
    inbox.sleep(nanos);
    if (told) {
      observers.idleEnded();
    }
  }

  // What comes out here is no coroutine's any more.
  @SuppressWarnings("AioSwallowedCancellation")
  private void run(Object item) {
    SWITCHES.setOpaque(this, switches + 1);
    boolean told = watched;
    if (told) {
      observers.started(item);
    }
    try {
      if (item instanceof Fiber fiber) {
        current = fiber;
        fiber.step();
        current = null;
      } else {
        Handle handle = (Handle) item;
        callback = handle;
        handle.run();
        callback = null;
      }
    } catch (Throwable e) {
      current = null;
      callback = null;
      callExceptionHandler(new LoopException("the loop itself failed at " + item, e, item));
    }
    if (told) {
      observers.ended(item);
    }
  }

  /**
   * How long nothing will happen by itself, in nanoseconds; -1 for ever, 0 when something is due.
   */
  private long untilNext() {
    if (virtualTime) {
      return untilNextInVirtualTime();
    }
    if (timers.isEmpty()) {
      return -1;
    }
    long due = timers.firstDue();
    long now = clock.nanoTime();
    return due <= now ? 0 : Durations.saturatedAdd(due, -now);
  }

  private long untilNextInVirtualTime() {
    poller.settle();
    if (!inbox.isEmpty() || !ready.isEmpty()) {
      return 0;
    }
    long due = Math.min(timers.isEmpty() ? Long.MAX_VALUE : timers.firstDue(), poller.nextDue());
    if (due <= clock.nanoTime()) {
      return 0;
    }
    if (clockHolds.get() > 0 || started > suspended) {
      return -1;
    }
    long stages = stageWaits.patience();
    if (stages > 0) {
      return stages;
    }
    if (due == Long.MAX_VALUE) {
      throw stuck();
    }
    stageWaits.warnOfJump();
    clock.advanceTo(due);
    return 0;
  }

  private IllegalStateException stuck() {
    return new IllegalStateException(
        "nothing can happen any more: no coroutine is ready, no timer is set and nothing outside"
            + " the"
            + " loop is awaited. Stuck:"
            + aliveTasks.describe());
  }

  /** Coroutines and callbacks run so far; the watchdog compares two readings. Any thread. */
  long switches() {
    return (long) SWITCHES.getOpaque(this);
  }

  @Nullable Thread thread() {
    return thread;
  }

  Workers workers() {
    return workers;
  }

  /**
   * What this loop waits in. Until somebody asks for it a loop waits without I/O, so that a program
   * that does none does not pay for it; the first call opens the poller of the {@link
   * PollerProvider} on the class path, if there is one. For modules that bring a poller.
   */
  public Poller poller() {
    checkOpen();
    checkThread("poller");
    if (!pollerOpened) {
      pollerOpened = true;
      ServiceLoader.load(PollerProvider.class, EventLoop.class.getClassLoader())
          .findFirst()
          .ifPresent(this::open);
    }
    return poller;
  }

  private void open(PollerProvider provider) {
    Poller parking = poller;
    poller = provider.open(this);
    inbox.setPoller(poller);
    parking.close();
  }

  /** Ends the loop: nothing runs on it any more, and nothing is left in it. */
  @SuppressWarnings("AioSynchronizedWork") // no coroutine is left that could wait
  void close() {
    synchronized (closing) {
      closed = true;
      aliveTasks.abandon();
      receive();
      while (!ready.isEmpty()) {
        if (ready.poll() instanceof Handle handle) {
          handle.runIfRequest();
        }
      }
    }
    for (ThreadsafeRun<?> run : notStarted) {
      run.cancel(false);
    }
    unseenFailures.reportAll(this);
    observers.loopClosed();
    RunningLoops.closed(this);
    poller.close();
  }

  @Override
  public String toString() {
    return "EventLoop[" + name + (closed ? ", closed" : thread == null ? "" : ", running") + "]";
  }
}
