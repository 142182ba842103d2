import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

class StatementOfAccount {
  record Posting(String text, long cents) {}

  interface Query<T> {
    T on(Connection connection) throws SQLException;
  }

  private final DataSource pool;

  StatementOfAccount(DataSource pool) {
    this.pool = pool;
  }

  // Each query has a connection of its own.
  private <T> T with(Query<T> query) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return query.on(connection);
    }
  }

  java.util.List<Posting> print(long account) throws SQLException {
    long opening = with(connection -> balance(connection, account)); // expect: sequential#1
    var postings = with(connection -> postings(connection, account)); // expect: sequential#1
    System.out.println(opening + " and " + postings.size() + " postings");
    return postings;
  }

  private static long balance(Connection connection, long account) throws SQLException {
    try (var query = connection.prepareStatement("SELECT cents FROM opening WHERE account = ?")) {
      query.setLong(1, account);
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  private static java.util.List<Posting> postings(Connection connection, long account) throws SQLException {
    var postings = new java.util.ArrayList<Posting>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT text, cents FROM posting WHERE account = " + account)) {
      while (rows.next()) {
        postings.add(new Posting(rows.getString(1), rows.getLong(2)));
      }
    }
    return postings;
  }

  static void show(DataSource pool, long account) throws SQLException {
    run(() -> new StatementOfAccount(pool).print(account));
  }
}
// not run
