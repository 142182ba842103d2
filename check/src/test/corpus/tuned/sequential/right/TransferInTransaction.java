import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.Connection;
import java.sql.SQLException;

class TransferInTransaction {
  void transfer(Connection connection, long from, long to, long cents) throws SQLException {
    run(() -> {
      connection.setAutoCommit(false);
      add(connection, from, -cents);
      add(connection, to, cents);
      connection.commit();
    });
  }

  private void add(Connection connection, long account, long cents) throws SQLException {
    try (var update =
        connection.prepareStatement("UPDATE account SET cents = cents + ? WHERE id = ?")) {
      update.setLong(1, cents);
      update.setLong(2, account);
      update.executeUpdate();
    }
  }
}
// not run
