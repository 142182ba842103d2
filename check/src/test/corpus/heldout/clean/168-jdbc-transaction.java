import static io.asyncio4j.Asyncio.*;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

// not run: needs a PostgreSQL server
final class JdbcTransaction {
  private final String url;

  JdbcTransaction(String url) {
    this.url = url;
  }

  void move(long from, long to, long cents) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      try {
        long left = balance(connection, from) - cents;
        if (left < 0) {
          throw new SQLException("account " + from + " would be at " + left);
        }
        add(connection, from, -cents);
        add(connection, to, cents);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private long balance(Connection connection, long account) throws SQLException {
    try (var query = connection.prepareStatement("SELECT cents FROM account WHERE id = ? FOR UPDATE")) {
      query.setLong(1, account);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private void add(Connection connection, long account, long cents) throws SQLException {
    try (var update = connection.prepareStatement("UPDATE account SET cents = cents + ? WHERE id = ?")) {
      update.setLong(1, cents);
      update.setLong(2, account);
      update.executeUpdate();
    }
  }

  public static void main(String[] args) throws SQLException {
    var bank = new JdbcTransaction("jdbc:postgresql://localhost/bank");
    run(() -> bank.move(1, 2, 500));
  }
}
