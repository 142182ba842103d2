package io.asyncio4j.examples.notes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Brings the schema to its newest version, step by step, each step once. Blocks its thread. */
final class Migrations {
  /** In order; a step that was ever run is not changed any more. */
  private static final List<String> STEPS =
      List.of("001-users.sql", "002-notes.sql", "003-attachments.sql");

  private static final long LOCK = 4_207_849;

  private Migrations() {}

  /** All steps or none. Of several processes that start at once, one does it and the rest wait. */
  static void run(Connection connection) throws SQLException, IOException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
      statement.execute("create table if not exists migrations (step text primary key)");
      for (String step : STEPS) {
        if (statement.executeUpdate(
                "insert into migrations values ('" + step + "') on conflict do nothing")
            == 1) {
          statement.execute(read(step));
        }
      }
    }
    connection.commit();
  }

  private static String read(String step) throws IOException {
    try (var in = Migrations.class.getResourceAsStream("migrations/" + step)) {
      if (in == null) {
        throw new IOException("there is no migration " + step);
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
