package io.asyncio4j.examples.notes;

import static io.asyncio4j.Asyncio.toThread;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Connections to PostgreSQL. The driver talks over ordinary sockets: a coroutine that waits for an
 * answer is suspended, as is one that waits for a connection of the pool.
 */
final class Database implements AutoCloseable {
  static final int CONNECTIONS = 8;

  private final String url;
  private final HikariDataSource pool;
  private final @Nullable EmbeddedPostgres own;

  private Database(String url, HikariDataSource pool, @Nullable EmbeddedPostgres own) {
    this.url = url;
    this.pool = pool;
    this.own = own;
  }

  /**
   * The database at {@code url}, brought to the newest schema. In another thread, since a server of
   * the app's own has to be unpacked and started first.
   */
  static Database open(String url) throws Exception {
    return toThread(() -> {
      EmbeddedPostgres own = url.isEmpty() ? EmbeddedPostgres.start() : null;
      try {
        String there = own == null ? url : own.getJdbcUrl("postgres", "postgres");
        try (var connection = DriverManager.getConnection(there)) {
          Migrations.run(connection);
        }
        return new Database(there, pool(there), own);
      } catch (Throwable e) {
        close(own);
        throw e;
      }
    });
  }

  private static HikariDataSource pool(String url) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setAutoCommit(false);
    return new HikariDataSource(config);
  }

  /** A connection with a transaction, to be committed and closed; suspends until one is free. */
  Connection begin() throws SQLException {
    return pool.getConnection();
  }

  /** A connection that is not the pool's, for what keeps it as long as the app runs. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  @Override
  public void close() throws IOException {
    toThread(() -> {
      pool.close();
      close(own);
    });
  }

  private static void close(@Nullable EmbeddedPostgres own) throws IOException {
    if (own != null) {
      own.close();
    }
  }
}
