package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.createTask;

import io.asyncio4j.CancelledError;
import io.asyncio4j.EventLoop;
import io.asyncio4j.Task;
import io.asyncio4j.net.netty.NettyLoop;
import io.asyncio4j.net.netty.Signal;
import io.netty.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of a server share: the settings, memory to encode in, the coroutine that
 * starts theirs, and the one timer that looks after all their deadlines.
 *
 * <p>Handlers start no tasks, since those would inherit no context: they leave what is to be served
 * here, and a coroutine that was started in the context of whoever started the server starts it.
 */
final class ServerCore {
  private static final System.Logger LOGGER = System.getLogger("io.asyncio4j.http");

  /** How often deadlines are looked at: timeouts are as exact as that. */
  private static final Duration SWEEP = Duration.ofMillis(500);

  private static final int SCRATCH = 64 * 1024;

  final NettyLoop netty;
  final EventLoop loop;
  final ServerSettings settings;
  final Dispatch dispatch;
  final ResponseEncoder encoder = new ResponseEncoder();
  final byte[] scratch = new byte[SCRATCH];

  private final Set<Connection> connections = new LinkedHashSet<>();
  private final Set<Task<?>> tasks = new LinkedHashSet<>();
  private final ArrayDeque<Served> toServe = new ArrayDeque<>();
  private final Signal somethingToServe = new Signal();
  private final Signal progress = new Signal();
  private @Nullable Channel listener;
  private boolean acceptPaused;
  private boolean sweeping;
  private boolean closing;

  ServerCore(NettyLoop netty, ServerSettings settings, Handler handler) {
    this.netty = netty;
    this.loop = netty.loop();
    this.settings = settings;
    this.dispatch = new Dispatch(loop, settings, handler);
  }

  void listener(Channel channel) {
    listener = channel;
  }

  // In handlers

  void opened(Connection connection) {
    connections.add(connection);
    if (connections.size() >= settings.maxConnections && !acceptPaused && listener != null) {
      acceptPaused = true;
      listener.config().setAutoRead(false);
    }
    if (closing) {
      connection.cut();
    }
  }

  void closed(Connection connection) {
    connections.remove(connection);
    if (acceptPaused && connections.size() < settings.maxConnections && listener != null) {
      acceptPaused = false;
      listener.config().setAutoRead(!closing);
    }
    progress.fire();
  }

  void serve(Served served) {
    toServe.add(served);
    somethingToServe.fire();
  }

  void brokenConnection(Throwable cause) {
    // A client that resets its connection is nobody's mistake here.
    System.Logger.Level level =
        cause instanceof IOException ? System.Logger.Level.TRACE : System.Logger.Level.DEBUG;
    LOGGER.log(level, "a connection broke", cause);
  }

  // In coroutines

  /** Starts coroutines for what the handlers bring, for ever. */
  @SuppressWarnings("AioUnboundedTasks") // the server's limits are on connections and streams
  void startCoroutines() {
    while (true) {
      for (Served served = toServe.poll(); served != null; served = toServe.poll()) {
        Task<?> task = createTask("serve HTTP", served::serve);
        tasks.add(task);
        task.addDoneCallback(this::over);
      }
      somethingToServe.await(loop, "serve");
    }
  }

  private void over(Task<?> task) {
    tasks.remove(task);
    if (task.state() == Future.State.FAILED) {
      Dispatch.report("a connection", task.exceptionNow());
    }
    progress.fire();
  }

  boolean isClosing() {
    return closing;
  }

  int connectionCount() {
    return connections.size();
  }

  /** Takes nothing new, and waits for what runs; what is left when time is up is cancelled. */
  void close() {
    closing = true;
    long deadline = deadline(settings.gracePeriod.toNanos());
    for (Connection connection : new ArrayList<>(connections)) {
      connection.goAway();
    }
    var alarm = loop.callAt(deadline, progress::fire);
    try {
      // A connection is there until what was answered is written.
      while ((!tasks.isEmpty() || !connections.isEmpty()) && loop.time() < deadline) {
        progress.await(loop, "close the server");
      }
    } finally {
      alarm.cancel();
      cancelAll();
    }
  }

  /** Cancels what is left and waits for it. A second cancellation of the caller waits no less. */
  private void cancelAll() {
    CancelledError cancelled = null;
    for (Task<?> task : new ArrayList<>(tasks)) {
      task.cancel();
    }
    netty.post(() -> new ArrayList<>(connections).forEach(Connection::cut));
    while (!tasks.isEmpty() || !connections.isEmpty()) {
      try {
        progress.await(loop, "close the server");
      } catch (CancelledError e) {
        cancelled = e;
      }
    }
    if (cancelled != null) {
      throw cancelled;
    }
  }

  // Deadlines

  /**
   * The time of the loop's clock that many nanoseconds from now; sees to it that it is looked at.
   */
  long deadline(long nanos) {
    if (!sweeping) {
      sweeping = true;
      loop.callLater(SWEEP, this::sweep);
    }
    long at = loop.time() + nanos;
    return at < 0 ? Long.MAX_VALUE : at;
  }

  private void sweep() {
    long now = loop.time();
    boolean any = false;
    ArrayList<Connection> expired = null;
    for (Connection connection : connections) {
      long deadline = connection.deadline();
      any |= deadline != Connection.NEVER;
      if (deadline <= now) {
        if (expired == null) {
          expired = new ArrayList<>();
        }
        expired.add(connection);
      }
    }
    if (expired != null) {
      for (Connection connection : expired) {
        connection.expire(now);
      }
    }
    sweeping = any;
    if (any) {
      loop.callLater(SWEEP, this::sweep);
    }
  }
}
