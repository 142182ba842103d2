import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.DriverManager;
import java.sql.SQLException;

class SqliteNotes {
  static void main() throws SQLException {
    run(() -> {
      System.out.println(gather(() -> notes(1), () -> notes(2)));
    });
  }

  static String notes(int page) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:notes.db"); // expect: blocking#1
        var query = connection.prepareStatement("SELECT text FROM note WHERE page = ?")) { // expect: blocking#1
      query.setInt(1, page);
      try (var rows = query.executeQuery()) { // expect: blocking#1
        return rows.next() ? rows.getString(1) : ""; // expect: blocking#1
      }
    }
  }
}
// not run
