import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.SQLException;
import javax.sql.DataSource;

class TwoRepositoriesOneDataSource {
  private final DataSource database;

  TwoRepositoriesOneDataSource(DataSource database) {
    this.database = database;
  }

  void print() throws SQLException {
    run(() -> {
      long customers = count("SELECT count(*) FROM customer"); // expect: sequential#1
      long orders = count("SELECT count(*) FROM orders"); // expect: sequential#1
      System.out.println(customers + " customers, " + orders + " orders");
    });
  }

  private long count(String query) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
// not run
