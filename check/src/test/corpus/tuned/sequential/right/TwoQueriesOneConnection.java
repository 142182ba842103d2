import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

record Totals(long customers, long orders) {}

void main() throws SQLException {
  run(() -> {
    try (var connection = DriverManager.getConnection("jdbc:postgresql://db/shop")) {
      IO.println(totals(connection));
    }
  });
}

Totals totals(Connection connection) throws SQLException {
  long customers = count(connection, "customer");
  long orders = count(connection, "orders");
  return new Totals(customers, orders);
}

long count(Connection connection, String table) throws SQLException {
  try (var statement = connection.createStatement();
      var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
    rows.next();
    return rows.getLong(1);
  }
}
// not run
