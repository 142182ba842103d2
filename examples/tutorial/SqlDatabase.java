// The page "SQL databases" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/SqlDatabase.java

//DEPS com.h2database:h2:2.3.232

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.web.*;
import jakarta.validation.constraints.*;
import java.sql.*;

final String url = "jdbc:h2:mem:heroes;DB_CLOSE_DELAY=-1";

record Hero(int id, String name, Optional<Integer> age) {}

record NewHero(String name, Optional<Integer> age) {}

record Page(@Default("0") @Min(0) int offset, @Default("100") @Min(0) @Max(100) int limit) {}

List<Hero> heroes(Connection database, String sql, Object... values) throws SQLException {
  try (var statement = database.prepareStatement(sql)) {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    var heroes = new ArrayList<Hero>();
    for (var row = statement.executeQuery(); row.next(); ) {
      var age = Optional.ofNullable(row.getObject("age", Integer.class));
      heroes.add(new Hero(row.getInt("id"), row.getString("name"), age));
    }
    return heroes;
  }
}

Hero create(NewHero hero, Connection database) throws SQLException {
  String sql = "SELECT * FROM FINAL TABLE (INSERT INTO hero (name, age) VALUES (?, ?))";
  return toThread(() -> heroes(database, sql, hero.name(), hero.age().orElse(null))).getFirst();
}

List<Hero> read(Page page, Connection database) throws SQLException {
  String sql = "SELECT * FROM hero ORDER BY id LIMIT ? OFFSET ?";
  return toThread(() -> heroes(database, sql, page.limit(), page.offset()));
}

Optional<Hero> readOne(int id, Connection database) throws SQLException {
  return toThread(() -> heroes(database, "SELECT * FROM hero WHERE id = ?", id)).stream().findAny();
}

Optional<Hero> delete(int id, Connection database) throws SQLException {
  String sql = "SELECT * FROM OLD TABLE (DELETE FROM hero WHERE id = ?)";
  return toThread(() -> heroes(database, sql, id)).stream().findAny();
}

void main() throws SQLException {
  try (var statement = DriverManager.getConnection(url).createStatement()) {
    statement.execute(
        "CREATE TABLE hero (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR, age INT)");
  }
  var app = new App("SQL databases");
  app.perRequest(Connection.class, () -> toThread(() -> DriverManager.getConnection(url)));
  app.post("/heroes", this::create);
  app.get("/heroes", this::read);
  app.get("/heroes/{id}", this::readOne);
  app.delete("/heroes/{id}", this::delete);
  app.serve();
}
