import static io.asyncio4j.Asyncio.*;

import java.sql.*;

// not run: needs the SQLite driver
final String database = "jdbc:sqlite:inventory.db";

int adjust(String article, int delta) throws SQLException {
  try (Connection db = DriverManager.getConnection(database); // expect: blocking
      PreparedStatement update = db.prepareStatement("UPDATE stock SET amount = amount + ? WHERE article = ?")) {
    update.setInt(1, delta);
    update.setString(2, article);
    return update.executeUpdate(); // expect: blocking
  }
}

void receive(Map<String, Integer> delivery) throws SQLException {
  for (var line : delivery.entrySet()) {
    if (adjust(line.getKey(), line.getValue()) == 0) {
      IO.println("unknown article " + line.getKey());
    }
  }
}

void main() throws SQLException {
  run(() -> {
    sleep(Duration.ofSeconds(1)); // the lorry is late
    receive(Map.of("screw-m4", 500));
  });
}
