import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.SQLException;
import javax.sql.DataSource;

class RowsOfOneResult {
  record Customer(long id, String name) {}

  java.util.List<Customer> all(DataSource database) throws SQLException {
    return run(() -> {
      var customers = new java.util.ArrayList<Customer>();
      try (var connection = database.getConnection();
          var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT id, name FROM customer")) {
        while (rows.next()) {
          long id = rows.getLong("id");
          String name = rows.getString("name");
          customers.add(new Customer(id, name));
        }
      }
      return customers;
    });
  }
}
// not run
