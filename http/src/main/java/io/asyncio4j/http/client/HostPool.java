package io.asyncio4j.http.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connections of one route, and those who wait for one. */
final class HostPool {
  private final Pool pool;
  final Route route;
  final List<Connection> connections = new ArrayList<>();
  final ArrayDeque<Pool.Waiter> waiters = new ArrayDeque<>();

  /** Those with room, the one used last in front. */
  private final ArrayDeque<Connection> available = new ArrayDeque<>();

  int opening;

  /** Whether the first connection may turn out to carry many exchanges, so that others wait. */
  boolean mayShare;

  HostPool(Pool pool, Route route, boolean mayShare) {
    this.pool = pool;
    this.route = route;
    this.mayShare = mayShare;
  }

  Pool pool() {
    return pool;
  }

  int size() {
    return connections.size() + opening;
  }

  boolean isUnused() {
    return size() == 0 && waiters.isEmpty();
  }

  /** A connection with room, one exchange of which is the caller's; or null. */
  @Nullable Connection take() {
    Connection connection = available.peek();
    if (connection == null) {
      return null;
    }
    connection.inUse++;
    if (!connection.hasRoom()) {
      available.poll();
    }
    return connection;
  }

  void offer(Connection connection) {
    if (connection.hasRoom()) {
      if (connection.inUse == 0 || !available.contains(connection)) {
        available.remove(connection);
        available.addFirst(connection);
      }
    } else {
      available.remove(connection);
    }
  }

  void remove(Connection connection) {
    connections.remove(connection);
    available.remove(connection);
  }

  /** The one that nobody has used for the longest time; null when all are in use. */
  @Nullable Connection longestIdle() {
    for (var oldest = available.descendingIterator(); oldest.hasNext(); ) {
      Connection connection = oldest.next();
      if (connection.inUse == 0) {
        return connection;
      }
    }
    return null;
  }
}
