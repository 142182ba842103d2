import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.SQLException;
import javax.sql.DataSource;

class Newsletter {
  private final DataSource database;

  Newsletter(DataSource database) {
    this.database = database;
  }

  void send() throws SQLException {
    var addresses = new ArrayList<String>();
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT address FROM subscriber")) {
      while (rows.next()) {
        addresses.add(rows.getString(1));
      }
    }
    runEach(addresses, address -> mail(address)); // expect: mixed
  }

  private void mail(String address) {
    sleep(Duration.ofMillis(100));
  }
}

void main() {}
// not run
