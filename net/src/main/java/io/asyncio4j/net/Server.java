package io.asyncio4j.net;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.EventLoop;
import io.asyncio4j.LoopException;
import io.asyncio4j.Promise;
import io.asyncio4j.Task;
import io.asyncio4j.net.netty.NettyLoop;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Listens, and runs a coroutine for each connection: {@link Net#startServer}. It serves from the
 * moment it was started; the handlers' coroutines begin with the context of whoever started it. It
 * belongs to the loop on which it was started.
 *
 * <p>Against asyncio's {@code Server} (3.13): its {@code close()} is {@link #stopAccepting()} here,
 * which leaves connections alone; {@code close_clients}, {@code abort_clients}, {@code wait_closed}
 * and {@code serve_forever} are the methods of these names. {@link #close()} does what a program
 * wants at its end.
 *
 * <pre>{@code
 * try (var server = Net.startServer(handler, "127.0.0.1", 8888)) {
 *   server.serveForever();
 * }
 * }</pre>
 */
public final class Server implements AutoCloseable {
  private final NettyLoop netty;
  private final EventLoop loop;
  private final ConnectionHandler handler;
  private final Waiters changes;
  private final List<Channel> listeners = new ArrayList<>();
  private @Nullable Path unixSocket;

  /** Every connection, with its coroutine once that is started. */
  private final Map<Stream, @Nullable Task<?>> clients = new LinkedHashMap<>();

  private final ArrayDeque<Stream> accepted = new ArrayDeque<>();
  private Promise<@Nullable Void> arrival;
  private int running;
  private boolean stopped;

  Server(NettyLoop netty, ConnectionHandler handler) {
    this.netty = netty;
    this.loop = netty.loop();
    this.handler = handler;
    this.changes = new Waiters(loop);
    this.arrival = awaitArrival();
  }

  /**
   * A promise for a handler to complete. What follows runs in the context of whoever calls this, as
   * a done callback does, and so do the coroutines that it starts.
   */
  private Promise<@Nullable Void> awaitArrival() {
    Promise<@Nullable Void> promise = loop.createPromise();
    promise.addDoneCallback(_ -> serveAccepted());
    return promise;
  }

  private void serveAccepted() {
    arrival = awaitArrival();
    for (Stream stream = accepted.poll(); stream != null; stream = accepted.poll()) {
      Stream client = stream;
      if (stopped) {
        client.abort();
      } else if (!client.isClosed()) {
        running++;
        Task<?> task =
            loop.createTask(
                "connection from " + client.writer().remoteAddress(), () -> serve(client));
        clients.put(client, task);
        task.addDoneCallback(_ -> served(client));
      }
    }
  }

  private void serve(Stream client) {
    try {
      handler.handle(client.reader(), client.writer());
    } catch (Exception e) {
      if (!client.isCutBy(e)) {
        loop.callExceptionHandler(
            new LoopException(
                "the handler of the connection from "
                    + client.writer().remoteAddress()
                    + " has failed",
                e,
                this));
      }
    }
  }

  /** Also of a coroutine that was cancelled before it began. */
  private void served(Stream client) {
    running--;
    client.writer().close();
    if (client.isClosed()) {
      clients.remove(client);
    }
    changes.release();
  }

  // On the loop's own thread

  void connecting(Stream client) {
    clients.put(client, null);
  }

  void connected(Stream client) {
    accepted.add(client);
    if (!arrival.isDone()) {
      arrival.setResult(null);
    }
  }

  void disconnected(Stream client) {
    Task<?> task = clients.get(client);
    if (task == null || task.isDone()) {
      clients.remove(client);
    }
    changes.release();
  }

  void listening(Channel listener) {
    listeners.add(listener);
  }

  void listening(Channel listener, Path socket) {
    listeners.add(listener);
    unixSocket = socket;
  }

  // What a program calls

  /** The addresses listened at. */
  public List<SocketAddress> addresses() {
    return listeners.stream()
        .map(listener -> Objects.requireNonNull(StreamWriter.asJdk(listener.localAddress())))
        .toList();
  }

  /**
   * The TCP port listened at, also when it was to be any.
   *
   * @throws IllegalStateException for a server at a Unix socket
   */
  public int port() {
    if (listeners.getFirst().localAddress() instanceof InetSocketAddress address) {
      return address.getPort();
    }
    throw new IllegalStateException("a server at a Unix socket has no port; ask addresses()");
  }

  /** Whether it accepts connections. */
  public boolean isServing() {
    return !stopped;
  }

  /** How many connections are open. */
  public int clients() {
    return clients.size();
  }

  /**
   * Suspends until the server stops accepting. Cancelled, as by Ctrl-C, it closes the server as
   * {@link #close()} does.
   *
   * @throws IllegalStateException when it has stopped already
   */
  public void serveForever() {
    if (stopped) {
      throw new IllegalStateException("the server is closed; start another");
    }
    try {
      while (!stopped) {
        changes.await();
      }
    } catch (CancelledError e) {
      close();
      throw e;
    }
  }

  /** Accepts no more connections; those there are go on. May be called twice. */
  public void stopAccepting() {
    if (stopped) {
      return;
    }
    stopped = true;
    for (Channel listener : listeners) {
      netty.post(listener::close);
    }
    if (unixSocket != null) {
      removeUnixSocket(unixSocket);
    }
    changes.release();
  }

  /** An unlink, on the loop: closing may happen where nothing can wait any more. */
  @SuppressWarnings("AioBlockingCall")
  private static void removeUnixSocket(Path socket) {
    try {
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      // Whoever may not remove it was not asked to.
    }
  }

  /**
   * Closes every connection once all that was written to it has gone out; the handlers read the
   * end.
   */
  public void closeClients() {
    for (Stream client : List.copyOf(clients.keySet())) {
      client.writer().close();
    }
  }

  /** Closes every connection at once; what was written and has not gone out is lost. */
  public void abortClients() {
    for (Stream client : List.copyOf(clients.keySet())) {
      client.abort();
    }
  }

  /** Suspends until the server accepts no more and every connection and its coroutine is over. */
  public void waitClosed() {
    while (!stopped || !clients.isEmpty()) {
      changes.await();
    }
    awaitListenersClosed();
  }

  private void awaitListenersClosed() {
    for (Channel listener : listeners) {
      netty.await(listener::close);
    }
  }

  /**
   * Ends the server: accepts no more, cancels the handlers' coroutines and waits for them, lets
   * what was written go out, for the options' close timeout at most, and closes the connections.
   * Called by a handler it does not wait for that handler. Cancelled, it closes all at once. May be
   * called twice.
   */
  @Override
  public void close() {
    stopAccepting();
    Task<?> self = Asyncio.currentTask();
    clients.values().stream()
        .filter(task -> task != null && task != self)
        .toList()
        .forEach(task -> Objects.requireNonNull(task).cancel());
    try {
      int own = clients.containsValue(self) ? 1 : 0;
      while (running > own) {
        changes.await();
      }
      clients.forEach((client, task) -> {
        if (task != self) {
          client.writer().close();
        }
      });
      while (clients.size() > own) {
        changes.await();
      }
      awaitListenersClosed();
    } catch (CancelledError e) {
      abortClients();
      throw e;
    }
  }

  @Override
  public String toString() {
    return "Server[" + addresses() + ", " + clients.size() + " clients]";
  }
}
