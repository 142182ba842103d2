import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

class Importer {
  private final DataSource database;
  private final List<Task<Void>> running = new ArrayList<>();

  Importer(DataSource database) {
    this.database = database;
  }

  void begin(String table) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Task<Void> task = createTask(() -> load(connection, table)); // expect: mixed
      running.add(task);
    }
  }

  void finish() {
    gatherTasks(running);
  }

  private void load(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("ANALYZE " + table);
    }
  }
}

void main(String[] args) {}
// not run
