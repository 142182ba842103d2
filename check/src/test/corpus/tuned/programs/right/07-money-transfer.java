// not run: it needs a database
import static io.asyncio4j.Asyncio.*;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

final class Bank {
  private final DataSource database;

  Bank(DataSource database) {
    this.database = database;
  }

  void transfer(long from, long to, long cents) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        long available = balance(connection, from);
        if (available < cents) {
          throw new SQLException("account " + from + " has only " + available);
        }
        change(connection, from, -cents);
        change(connection, to, cents);
        connection.commit();
      } catch (Throwable t) {
        connection.rollback();
        throw t;
      }
    }
  }

  String statement(long first, long second) throws SQLException {
    try (Connection connection = database.getConnection()) {
      // one connection answers one question at a time
      long a = balance(connection, first);
      long b = balance(connection, second);
      return "%d and %d".formatted(a, b);
    }
  }

  private static long balance(Connection connection, long account) throws SQLException {
    try (var select = connection.prepareStatement("SELECT cents FROM account WHERE id = ?")) {
      select.setLong(1, account);
      try (var rows = select.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  private static void change(Connection connection, long account, long cents) throws SQLException {
    try (var update = connection.prepareStatement("UPDATE account SET cents = cents + ? WHERE id = ?")) {
      update.setLong(1, cents);
      update.setLong(2, account);
      update.executeUpdate();
    }
  }
}

void main() throws Exception {
  var bank = new Bank((DataSource) new javax.naming.InitialContext().lookup("jdbc/bank"));
  run(() -> {
    bank.transfer(1, 2, 500);
    IO.println(bank.statement(1, 2));
  });
}
