package io.asyncio4j.examples.notes;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.CancelledError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What coroutines that wait for the database do to others. */
class NotesDatabaseTest {
  @Test
  void whoWaitsForTheDatabaseHoldsNobodyElse() throws Exception {
    String url = Postgres.url();
    run(() -> {
      try (var database = Database.open(url);
          var one = database.begin();
          var other = database.begin();
          var locks = one.createStatement();
          var waits = other.createStatement()) {
        locks.execute("select pg_advisory_lock(1)");
        gather(
            () -> waits.execute("select pg_advisory_lock(1)"),
            () -> locks.execute("select pg_advisory_unlock(1)"));
        waits.execute("select pg_advisory_unlock(1)");
      }
    });
  }

  @Test
  void whoIsCancelledWhileItWaitsGivesItsPlaceBack() throws Exception {
    String url = Postgres.url();
    run(() -> {
      try (var database = Database.open(url);
          var holder = database.connect();
          var locks = holder.createStatement()) {
        locks.execute("select pg_advisory_lock(2)");
        var waiting =
            createTask(() -> {
              try (var connection = database.begin();
                  var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_lock(2)");
              }
            });
        while (waiters(locks) == 0) {
          assertThat(waiting.isDone()).isFalse();
        }
        waiting.cancel();
        assertThatThrownBy(waiting::await).isInstanceOf(CancelledError.class);

        var all = new ArrayList<Connection>();
        for (int i = 0; i < Database.CONNECTIONS; i++) {
          all.add(database.begin());
          assertThat(all.getLast().isValid(0)).isTrue();
        }
        close(all);
      }
    });
  }

  private static int waiters(Statement statement) throws SQLException {
    String sql = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
    try (var row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void close(List<Connection> connections) throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
