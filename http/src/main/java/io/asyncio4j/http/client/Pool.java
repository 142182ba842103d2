package io.asyncio4j.http.client;

import io.asyncio4j.EventLoop;
import io.asyncio4j.Handle;
import io.asyncio4j.Promise;
import io.asyncio4j.http.client.RequestTimeoutException.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a client. Who wants one when there are as many as may be waits, and they get
 * them in the order they came; only one that waits for a host of which there are as many as may be
 * is passed over. An idle connection to one host makes way for another host.
 */
final class Pool {
  private final EventLoop loop;
  private final Limits limits;
  private final Connections connections;
  private final Map<Route, HostPool> hosts = new HashMap<>();

  /** The hosts that are waited for, by the ticket of the one who came first. */
  private final TreeMap<Long, HostPool> waitedFor = new TreeMap<>();

  private long nextTicket;
  private int total;
  private @Nullable Handle sweep;
  private boolean isClosed;

  Pool(EventLoop loop, Limits limits, Connections connections) {
    this.loop = loop;
    this.limits = limits;
    this.connections = connections;
  }

  /** One who waits: for a connection, or for leave to open one. */
  static final class Waiter {
    private final long ticket;
    private final Promise<@Nullable Void> served;
    private @Nullable Connection connection;
    private boolean mayOpen;

    Waiter(long ticket, Promise<@Nullable Void> served) {
      this.ticket = ticket;
      this.served = served;
    }
  }

  /**
   * A connection with room for the caller's exchange; suspends until there is one.
   *
   * @param fresh whether those that are idle are not to be trusted
   */
  Connection acquire(Route route, Timeouts timeouts, boolean fresh) throws IOException {
    checkOpen();
    HostPool host = hosts.get(route);
    if (host == null) {
      host = new HostPool(this, route, connections.mayShare(route));
      hosts.put(route, host);
    }
    if (fresh) {
      closeIdle(host);
    }
    if (host.waiters.isEmpty()) {
      Connection connection = host.take();
      if (connection != null) {
        return connection;
      }
      if (reserve(host)) {
        return open(host, timeouts);
      }
    }
    return awaitTurn(host, timeouts);
  }

  private Connection awaitTurn(HostPool host, Timeouts timeouts) throws IOException {
    var waiter = new Waiter(nextTicket++, loop.createPromise());
    if (host.waiters.isEmpty()) {
      waitedFor.put(waiter.ticket, host);
    }
    host.waiters.add(waiter);
    Duration limit = timeouts.pool();
    Handle timer = limit == null ? null : loop.callLater(limit, () -> expire(waiter, host, limit));
    try {
      waiter.served.await();
    } catch (Throwable e) {
      leaveQueue(waiter, host);
      if (waiter.connection != null) {
        release(waiter.connection);
      } else if (waiter.mayOpen) {
        unreserve(host);
      } else {
        serve();
      }
      throw e;
    } finally {
      if (timer != null) {
        timer.cancel();
      }
    }
    return waiter.connection != null ? waiter.connection : open(host, timeouts);
  }

  private void expire(Waiter waiter, HostPool host, Duration limit) {
    if (!waiter.served.isDone()) {
      waiter.served.setException(
          new RequestTimeoutException(
              Phase.POOL,
              "no connection to "
                  + host.route
                  + " became free in "
                  + limit
                  + ", "
                  + host.size()
                  + " are in use, "
                  + total
                  + " in all; see Limits, Timeouts.pool, and whether every streamed response is"
                  + " closed",
              null));
    }
  }

  private void leaveQueue(Waiter waiter, HostPool host) {
    Waiter first = host.waiters.peek();
    if (host.waiters.remove(waiter) && waiter == first) {
      waitedFor.remove(waiter.ticket);
      queueAgain(host);
    }
    forgetIfUnused(host);
  }

  private void queueAgain(HostPool host) {
    Waiter next = host.waiters.peek();
    if (next != null) {
      waitedFor.put(next.ticket, host);
    }
  }

  private Connection open(HostPool host, Timeouts timeouts) throws IOException {
    Connection connection;
    try {
      connection = connections.open(host.route, timeouts);
    } catch (Throwable e) {
      unreserve(host);
      throw e;
    }
    host.opening--;
    if (isClosed) {
      total--;
      connection.discard();
      checkOpen();
    }
    host.mayShare = connection.capacity() > 1;
    host.connections.add(connection);
    connection.joined(host);
    connection.inUse = 1;
    host.offer(connection);
    serve();
    return connection;
  }

  /** Whether the caller may open a connection, which is counted from now on. */
  private boolean reserve(HostPool host) {
    int most = host.mayShare ? 1 : limits.maxConnectionsPerHost();
    if (host.size() >= most || (total >= limits.maxConnections() && !makeRoom(host))) {
      return false;
    }
    host.opening++;
    total++;
    return true;
  }

  private void unreserve(HostPool host) {
    host.opening--;
    total--;
    serve();
    forgetIfUnused(host);
  }

  /** Closes the connection of another host that nobody has used for the longest time. */
  private boolean makeRoom(HostPool but) {
    Connection oldest = null;
    for (HostPool host : hosts.values()) {
      Connection idle = host == but ? null : host.longestIdle();
      if (idle != null && (oldest == null || idle.idleSince < oldest.idleSince)) {
        oldest = idle;
      }
    }
    if (oldest == null) {
      return false;
    }
    // Not by discard(): nobody else is to be served with the room it makes.
    HostPool host = oldest.leftFor();
    if (host != null) {
      host.remove(oldest);
      total--;
      forgetIfUnused(host);
    }
    return true;
  }

  /** Gives what is free to those who wait, first come, first served. */
  private void serve() {
    while (serveOne()) {}
  }

  private boolean serveOne() {
    for (HostPool host : waitedFor.values()) {
      Waiter waiter = host.waiters.getFirst();
      if (!waiter.served.isDone()) {
        waiter.connection = host.take();
        waiter.mayOpen = waiter.connection == null && reserve(host);
        if (waiter.connection == null && !waiter.mayOpen) {
          continue;
        }
        waiter.served.setResult(null);
      }
      waitedFor.remove(waiter.ticket);
      host.waiters.remove(waiter);
      queueAgain(host);
      return true;
    }
    return false;
  }

  /** An exchange on it is over. */
  void release(Connection connection) {
    connection.inUse--;
    connection.idleSince = loop.time();
    if (limits.keepAlive().isZero() && connection.inUse == 0) {
      connection.discard();
      return;
    }
    changed(connection);
    if (sweep == null && connection.inUse == 0) {
      sweep = loop.callLater(limits.keepAlive(), this::sweep);
    }
  }

  /** It may have room now, or none any more. */
  void changed(Connection connection) {
    connection.offerTo();
    serve();
  }

  /** It is closed, or going to be. */
  void remove(Connection connection, HostPool host) {
    host.remove(connection);
    total--;
    serve();
    forgetIfUnused(host);
  }

  private void forgetIfUnused(HostPool host) {
    if (host.isUnused()) {
      hosts.remove(host.route, host);
    }
  }

  private void closeIdle(HostPool host) {
    for (Connection connection : List.copyOf(host.connections)) {
      if (connection.inUse == 0) {
        connection.discard();
      }
    }
    hosts.putIfAbsent(host.route, host);
  }

  /** Closes what nobody has used for long. */
  private void sweep() {
    sweep = null;
    long now = loop.time();
    long keep = limits.keepAlive().toNanos();
    long next = Long.MAX_VALUE;
    for (HostPool host : List.copyOf(hosts.values())) {
      for (Connection connection : List.copyOf(host.connections)) {
        if (connection.inUse > 0) {
          continue;
        }
        if (now - connection.idleSince >= keep) {
          connection.discard();
        } else {
          next = Math.min(next, connection.idleSince + keep);
        }
      }
    }
    if (next != Long.MAX_VALUE) {
      sweep = loop.callAt(next, this::sweep);
    }
  }

  /** How many connections there are, those included that are being made. */
  int size() {
    return total;
  }

  void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    if (sweep != null) {
      sweep.cancel();
    }
    for (HostPool host : List.copyOf(hosts.values())) {
      for (Waiter waiter : new ArrayList<>(host.waiters)) {
        if (!waiter.served.isDone()) {
          waiter.served.setException(closed());
        }
      }
      List.copyOf(host.connections).forEach(Connection::end);
    }
  }

  private void checkOpen() {
    if (isClosed) {
      throw closed();
    }
  }

  static IllegalStateException closed() {
    return new IllegalStateException(
        "the client is closed; keep it open as long as it is used, for the whole program if need"
            + " be");
  }
}
