import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.Connection;
import java.sql.SQLException;

interface Migration {
  void apply(Connection connection) throws SQLException;
}

record Ddl(String sql) implements Migration {
  public void apply(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

void migrate(Connection connection) throws SQLException {
  List<Migration> migrations =
      List.of(
          new Ddl("CREATE TABLE item (id INT PRIMARY KEY)"),
          new Ddl("ALTER TABLE item ADD name VARCHAR(80)"));
  for (Migration migration : migrations) {
    migration.apply(connection);
  }
}

void upgrade(Connection connection) throws SQLException {
  run(() -> migrate(connection));
}

void main() {}
// not run
