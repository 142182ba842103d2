package io.asyncio4j.examples.notes;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.AsyncQueue;
import io.asyncio4j.QueueFullException;
import io.asyncio4j.Task;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * What happens to notes, whichever process or loop it happens in: PostgreSQL tells all who listen.
 * For the coroutines of the app's loop.
 */
final class Changes implements AutoCloseable {
  private static final String CHANNEL = "notes";
  private static final int MOST_WAITING = 100;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final System.Logger LOGGER = System.getLogger("notes");

  private final Database database;
  private final Set<Subscription> subscriptions = new LinkedHashSet<>();
  private final Task<?> listener;
  private boolean closed;

  /** The changes of one user from now on; iterating waits for the next. */
  final class Subscription implements AutoCloseable {
    private final long user;
    private final AsyncQueue<Change> waiting = new AsyncQueue<>(MOST_WAITING);

    private Subscription(long user) {
      this.user = user;
    }

    Iterable<Change> changes() {
      return waiting;
    }

    private void offer(Change change) {
      try {
        waiting.putNowait(change);
      } catch (QueueFullException e) {
        // Who is that far behind is better off with a fresh page than with all that it missed.
        waiting.shutdown(true);
      }
    }

    @Override
    public void close() {
      subscriptions.remove(this);
    }
  }

  private Changes(Database database, Connection connection) {
    this.database = database;
    this.listener = createTask(() -> listen(connection));
  }

  /** Listens as long as it is open; from when this returns nothing is missed. */
  static Changes listen(Database database) throws SQLException {
    return new Changes(database, connect(database));
  }

  /** Tells all who listen, once the transaction is committed. */
  static void tell(Connection connection, Change change) throws SQLException {
    try (var notify = connection.prepareStatement("select pg_notify(?, ?)")) {
      notify.setString(1, CHANNEL);
      notify.setString(2, change.encoded());
      notify.execute();
    }
  }

  Subscription of(User user) {
    var subscription = new Subscription(user.id());
    subscriptions.add(subscription);
    return subscription;
  }

  private static Connection connect(Database database) throws SQLException {
    Connection connection = database.connect();
    try (var statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
      return connection;
    } catch (Throwable e) {
      connection.close();
      throw e;
    }
  }

  private void listen(Connection first) {
    receive(first);
    while (!closed) {
      sleep(PAUSE);
      try {
        receive(connect(database));
      } catch (SQLException e) {
        LOGGER.log(Level.WARNING, "the database cannot be reached", e);
      }
    }
  }

  /** The coroutine is suspended in the socket until PostgreSQL has something to tell. */
  private void receive(Connection connection) {
    try (connection) {
      var notifications = connection.unwrap(PGConnection.class);
      while (true) {
        for (PGNotification notification : notifications.getNotifications(0)) {
          publish(Change.decode(notification.getParameter()));
        }
      }
    } catch (SQLException e) {
      if (!closed) {
        LOGGER.log(Level.WARNING, "the database tells no changes; asking again", e);
      }
    }
  }

  private void publish(Change change) {
    for (Subscription subscription : subscriptions) {
      if (subscription.user == change.user()) {
        subscription.offer(change);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    listener.cancel();
  }
}
