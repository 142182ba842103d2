package io.asyncio4j.net.netty;

import io.asyncio4j.Asyncio;
import io.asyncio4j.EventLoop;
import io.asyncio4j.Promise;
import io.asyncio4j.spi.Poller;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Ticker;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Netty event loop that the thread of an asyncio4j loop drives: what that loop polls.
 *
 * <p>Handlers run on the loop's own thread, between turns, where nothing may suspend; they hand
 * what they have to a coroutine by completing a {@link Promise}. A coroutine reaches a channel by
 * {@link #post}, or for what it writes all the time by {@link #flushSoon}. Netty takes a coroutine
 * for a stranger, since {@code Thread.currentThread()} is its virtual thread, so calls on a channel
 * from there work too, at the price of an operation object each.
 *
 * <p>A poll: what was posted; what was written, connection by connection; then the kernel's events,
 * waiting for one when nothing of all that gave the loop work; then Netty's own tasks and timers.
 *
 * <p>Unless a method says otherwise only the loop's thread may call it, in a coroutine, a callback
 * or a handler.
 */
public final class NettyLoop implements Poller {
  /** How long a virtual clock waits for bytes that this process may have sent to itself. */
  private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** Two ends that go on and on do not stop a virtual clock for ever. */
  private static final int SETTLE_STEPS = 1_000;

  private final EventLoop loop;
  private final Transport transport;
  private final LoopTicker ticker;
  private final DrivenLoop netty;
  private @Nullable Thread owner;
  private ArrayDeque<Runnable> posted = new ArrayDeque<>();
  private ArrayDeque<Runnable> running = new ArrayDeque<>();
  private @Nullable Outbound firstDirty;
  private @Nullable Outbound lastDirty;
  private int openChannels;
  private long polls;

  NettyLoop(EventLoop loop, Transport transport) {
    this.loop = loop;
    this.transport = transport;
    this.ticker = new LoopTicker(loop);
    this.netty = new DrivenLoop(transport.handlers(), ticker);
  }

  /** The Netty loop of the running loop. */
  public static NettyLoop running() {
    return of(Asyncio.runningLoop());
  }

  /** The Netty loop of {@code loop}, which is made the first time. */
  public static NettyLoop of(EventLoop loop) {
    if (loop.poller() instanceof NettyLoop netty) {
      return netty;
    }
    throw new IllegalStateException(
        "the loop '" + loop.name() + "' has another poller than this module's, " + loop.poller());
  }

  /** The loop whose thread drives this. Any thread. */
  public EventLoop loop() {
    return loop;
  }

  /** What the channels of this loop are made by. Any thread. */
  public Transport transport() {
    return transport;
  }

  /**
   * This loop as Netty knows it, for libraries that take an event loop group: their handlers and
   * callbacks run on our loop's thread. It ends with our loop. Any thread.
   */
  public IoEventLoopGroup group() {
    return netty;
  }

  /** Whether the caller is on the loop's own thread and not in a coroutine on top of it. */
  public boolean inHandler() {
    return netty.inEventLoop(Thread.currentThread());
  }

  /** Runs {@code operation} on the loop's own thread before the next look at the network. */
  public void post(Runnable operation) {
    posted.add(operation);
  }

  /** Has {@link Outbound#flush} called once, with the next look at the network. */
  public void flushSoon(Outbound outbound) {
    if (outbound.dirty) {
      return;
    }
    outbound.dirty = true;
    if (lastDirty == null) {
      firstDirty = outbound;
    } else {
      lastDirty.nextDirty = outbound;
    }
    lastDirty = outbound;
  }

  /**
   * Starts a Netty operation on the loop's own thread and suspends the calling coroutine until it
   * is done; a virtual clock stands still as long. A cancellation of the coroutine cancels the
   * operation; one that cannot be stopped any more goes on, and what comes of it is lost, so {@code
   * operation} must see to it that nothing stays open.
   *
   * @return its value; what the operation failed with is thrown as it is, undeclared
   */
  public <T extends @Nullable Object> T await(Supplier<? extends Future<T>> operation) {
    Promise<T> done = loop.createPromise();
    try (var _ = loop.holdClock()) {
      start(operation, done);
      return done.await();
    }
  }

  private <T extends @Nullable Object> void start(
      Supplier<? extends Future<T>> operation, Promise<T> done) {
    post(() -> {
      if (done.isDone()) {
        return;
      }
      Future<T> future;
      try {
        future = operation.get();
      } catch (Throwable e) {
        done.setException(e);
        return;
      }
      if (future.isDone()) {
        // One that failed before it had a channel would tell listeners on a thread of its own.
        complete(done, future);
        return;
      }
      done.addDoneCallback(promise -> {
        if (promise.isCancelled()) {
          future.cancel(false);
        }
      });
      var _ = future.addListener(_ -> complete(done, future));
    });
  }

  /**
   * Opens a channel and suspends the calling coroutine until it is connected or bound. One that
   * fails, or whose opening is cancelled, is closed.
   */
  Channel open(Supplier<ChannelFuture> operation) {
    var opening = new Opening(operation);
    try {
      await(opening);
      return Objects.requireNonNull(opening.channel);
    } catch (Throwable e) {
      Channel begun = opening.channel;
      if (begun != null) {
        post(() -> close(begun));
      }
      throw e;
    }
  }

  /** One that could not even be made cannot be closed. */
  private static void close(Channel begun) {
    if (begun.isRegistered()) {
      var _ = begun.close();
    }
  }

  private static final class Opening implements Supplier<ChannelFuture> {
    private final Supplier<ChannelFuture> operation;
    private @Nullable Channel channel;

    Opening(Supplier<ChannelFuture> operation) {
      this.operation = operation;
    }

    @Override
    public ChannelFuture get() {
      ChannelFuture future = operation.get();
      channel = future.channel();
      return future;
    }
  }

  /** Counts a new channel and lets {@code pipeline} add its handlers. */
  ChannelInitializer<Channel> initializer(Consumer<Channel> pipeline) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        track(channel);
        pipeline.accept(channel);
      }
    };
  }

  private static <T extends @Nullable Object> void complete(Promise<T> promise, Future<T> future) {
    if (promise.isDone()) {
      return;
    }
    if (future.isSuccess()) {
      promise.setResult(future.getNow());
    } else {
      promise.setException(future.cause());
    }
  }

  /** How many channels made by {@link Connector} and {@link Listener} are open. */
  public int openChannels() {
    return openChannels;
  }

  /** Counts a channel until it closes: see {@link #settle}. On the loop's own thread. */
  public void track(Channel channel) {
    openChannels++;
    var _ = channel.closeFuture().addListener(_ -> openChannels--);
  }

  // Polling

  @Override
  public void poll(long nanos) {
    if (owner != Thread.currentThread()) {
      takeOwnership();
    }
    polls++;
    boolean worked = drain();
    if (worked || nanos == 0) {
      netty.runNow();
    } else {
      // Netty reads 0 as for ever.
      netty.run(Math.max(nanos, 0));
    }
    netty.woken = false;
  }

  /** How often the network was looked at. */
  long polls() {
    return polls;
  }

  private void takeOwnership() {
    if (owner != null) {
      throw new IllegalStateException(
          "the loop '"
              + loop.name()
              + "' has used the network on the thread "
              + owner.getName()
              + " and cannot be run or closed by another; run and close a Runner on one thread");
    }
    owner = Thread.currentThread();
    netty.setOwningThread(owner);
  }

  private boolean drain() {
    boolean worked = false;
    if (!posted.isEmpty()) {
      worked = true;
      // What an operation posts waits for the next poll, so that one cannot hold the loop.
      ArrayDeque<Runnable> batch = posted;
      posted = running;
      running = batch;
      for (Runnable operation = batch.poll(); operation != null; operation = batch.poll()) {
        run(operation);
      }
    }
    Outbound outbound = firstDirty;
    firstDirty = null;
    lastDirty = null;
    while (outbound != null) {
      worked = true;
      Outbound next = outbound.nextDirty;
      outbound.nextDirty = null;
      outbound.dirty = false;
      flush(outbound);
      outbound = next;
    }
    return worked;
  }

  private void run(Runnable operation) {
    try {
      operation.run();
    } catch (Throwable e) {
      Reports.failed("an operation on the network", e);
    }
  }

  private void flush(Outbound outbound) {
    try {
      outbound.flush();
    } catch (Throwable e) {
      Reports.failed("writing to " + outbound, e);
    }
  }

  @Override
  public void wakeup() {
    netty.woken = true;
    netty.wakeup();
  }

  @Override
  public void settle() {
    poll(0);
    // What handlers answer each other, as in a TLS handshake, makes no coroutine ready.
    for (int step = 0; step < SETTLE_STEPS; step++) {
      boolean worked = drain();
      // Without a channel there may still be ends that write to each other in this process.
      boolean quiet = openChannels == 0 || netty.run(SETTLE_NANOS) == 0;
      if ((quiet && !worked) || loop.metrics().ready() > 0) {
        return;
      }
    }
  }

  @Override
  public long nextDue() {
    return netty.nextDue();
  }

  @Override
  public void close() {
    if (owner != Thread.currentThread()) {
      takeOwnership();
    }
    drain();
    // Gracefully, since closing the channels that are left takes tasks; but without waiting.
    ticker.ending = true;
    netty.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
    while (!netty.isTerminated()) {
      netty.runNow();
    }
  }

  @Override
  public String toString() {
    return "NettyLoop[" + transport + "]";
  }

  /** Netty's loop, which tells its next timer. */
  private static final class DrivenLoop extends ManualIoEventLoop {
    /**
     * Somebody wants the poll to return. Netty drops a wake-up that comes before it is about to
     * block, since its own come with a task, for which it looks once more then; so it looks for
     * this too.
     */
    volatile boolean woken;

    DrivenLoop(IoHandlerFactory handlers, Ticker ticker) {
      super(null, null, handlers, ticker);
    }

    @Override
    protected boolean canBlock() {
      return !woken;
    }

    long nextDue() {
      long deadline = nextScheduledTaskDeadlineNanos();
      return deadline == -1 ? Long.MAX_VALUE : deadline;
    }
  }

  /** Our loop's clock for Netty's timers, so that they follow a virtual one. */
  private static final class LoopTicker implements Ticker {
    private final EventLoop loop;

    /**
     * Time goes on at every look while Netty ends: it would sleep otherwise until a clock that
     * stands still has moved.
     */
    boolean ending;

    private long looks;

    LoopTicker(EventLoop loop) {
      this.loop = loop;
    }

    @Override
    public long nanoTime() {
      return ending ? loop.time() + ++looks : loop.time();
    }

    @Override
    public long initialNanoTime() {
      return 0;
    }

    @Override
    public void sleep(long delay, TimeUnit unit) throws InterruptedException {
      unit.sleep(delay);
    }
  }
}
