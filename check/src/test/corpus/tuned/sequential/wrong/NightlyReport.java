import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.SQLException;
import javax.sql.DataSource;

class NightlyReport {
  private final DataSource warehouse;
  private final DataSource billing;

  NightlyReport(DataSource warehouse, DataSource billing) {
    this.warehouse = warehouse;
    this.billing = billing;
  }

  void print() throws SQLException {
    run(() -> {
      Optional<Long> stock = number(warehouse, "SELECT sum(pieces) FROM stock"); // expect: sequential#1
      Optional<Long> open = number(billing, "SELECT sum(cents) FROM invoice WHERE paid IS NULL"); // expect: sequential#1
      IO.println("in stock: " + stock.orElse(0L));
      IO.println("open:     " + open.orElse(0L));
    });
  }

  private static Optional<Long> number(DataSource database, String query) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
    }
  }
}

void main() {}
// not run
