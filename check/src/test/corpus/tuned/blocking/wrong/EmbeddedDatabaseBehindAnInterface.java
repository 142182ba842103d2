import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

interface Notes {
  void add(String text) throws SQLException;
}

class SqliteNoteStore implements Notes {
  static final String URL = "jdbc:sqlite:/var/lib/notes.db";

  public void add(String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL); // expect: blocking#1
        var insert = connection.prepareStatement("INSERT INTO note(text) VALUES (?)")) { // expect: blocking#1
      insert.setString(1, text);
      insert.executeUpdate(); // expect: blocking#1
    }
  }
}

void main() throws SQLException {
  Notes notes = new SqliteNoteStore();
  run(() -> notes.add("buy milk"));
}
// not run
