import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

class Seats {
  private final DataSource database;

  Seats(DataSource database) {
    this.database = database;
  }

  boolean book(int seat, String name) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      String owner = owner(connection, seat);
      if (owner != null) {
        connection.rollback();
        return false;
      }
      try (var update = connection.prepareStatement("UPDATE seat SET owner = ? WHERE id = ?")) {
        update.setString(1, name);
        update.setInt(2, seat);
        update.executeUpdate();
      }
      connection.commit();
      return true;
    }
  }

  private String owner(Connection connection, int seat) throws SQLException {
    try (var query = connection.prepareStatement("SELECT owner FROM seat WHERE id = ? FOR UPDATE")) {
      query.setInt(1, seat);
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }
}

void show(DataSource database) throws SQLException {
  run(() -> IO.println(gather(() -> new Seats(database).book(7, "ada"), () -> new Seats(database).book(7, "bob"))));
}

void main() {}
// not run
