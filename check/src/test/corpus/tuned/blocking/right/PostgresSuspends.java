import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.DriverManager;
import java.sql.SQLException;

void main() throws SQLException {
  run(() -> {
    IO.println(gatherEach(List.of("tea", "milk"), 2, item -> price(item)));
  });
}

long price(String item) throws SQLException {
  try (var connection = DriverManager.getConnection("jdbc:postgresql://db.internal/shop");
      var query = connection.prepareStatement("SELECT cents FROM item WHERE name = ?")) {
    query.setString(1, item);
    try (var rows = query.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
// not run
