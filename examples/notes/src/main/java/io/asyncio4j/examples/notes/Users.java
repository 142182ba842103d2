package io.asyncio4j.examples.notes;

import io.asyncio4j.web.security.Passwords;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Who may log in. Passwords take a third of a second to hash; so no connection is held meanwhile.
 */
final class Users {
  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;

  private record Stored(User user, String password) {}

  Users(Database database) {
    this.database = database;
  }

  /** Adds a user; empty when somebody has the name already. */
  Optional<User> signUp(String name, String password) throws SQLException {
    String hash = Passwords.hash(password);
    try (var connection = database.begin();
        var insert =
            connection.prepareStatement(
                "insert into users (name, password) values (?, ?) returning id")) {
      insert.setString(1, name);
      insert.setString(2, hash);
      try (var row = insert.executeQuery()) {
        row.next();
        var user = new User(row.getLong(1), name);
        connection.commit();
        return Optional.of(user);
      }
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The user of that name and password; takes as long when there is none. */
  Optional<User> logIn(String name, String password) throws SQLException {
    Optional<Stored> stored = find(name);
    if (stored.isEmpty()) {
      Passwords.verifyNothing(password);
      return Optional.empty();
    }
    return stored.filter(s -> Passwords.verify(password, s.password())).map(Stored::user);
  }

  private Optional<Stored> find(String name) throws SQLException {
    try (var connection = database.begin();
        var query =
            connection.prepareStatement(
                "select id, name, password from users where lower(name) = lower(?)")) {
      query.setString(1, name);
      try (var row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Stored(
                    new User(row.getLong("id"), row.getString("name")), row.getString("password")))
            : Optional.empty();
      }
    }
  }
}
