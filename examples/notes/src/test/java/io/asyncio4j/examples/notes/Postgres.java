package io.asyncio4j.examples.notes;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.DriverManager;
import org.jspecify.annotations.Nullable;

/** One database for all tests, started when the first asks for it; it ends with the JVM. */
final class Postgres {
  private static @Nullable String url;
  private static @Nullable Throwable failure;

  private Postgres() {}

  /** Its JDBC URL; skips the test where it cannot run. */
  static synchronized String url() {
    if (url == null && failure == null) {
      try {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        String started = postgres.getJdbcUrl("postgres", "postgres");
        try (var connection = DriverManager.getConnection(started)) {
          Migrations.run(connection);
        }
        url = started;
      } catch (Exception | LinkageError e) {
        failure = e;
      }
    }
    if (url == null) {
      abort("PostgreSQL cannot run here: " + failure);
    }
    return url;
  }
}
