// A JDBC driver knows nothing of event loops, and need not. Three updates wait inside the driver
// for
// a row that another transaction has locked; their coroutines are suspended, and the loop goes on
// to commit that transaction. A call that blocked the loop would wait here for ever.
//
//   aio run examples/BlockingJdbc.java
//
// Prints:
//   the row is locked
//   3 updates sent, 0 done, and the loop goes on
//   the row is free
//   3 updates sent, 3 done
//   balance: 70

//DEPS com.h2database:h2:2.3.232

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

int sent;
int done;

void main() throws SQLException {
  try (var connection = connect();
      var statement = connection.createStatement()) {
    statement.execute("CREATE TABLE account (id INT PRIMARY KEY, balance INT)");
    statement.execute("INSERT INTO account VALUES (1, 100)");
    connection.setAutoCommit(false);
    statement.execute("SELECT * FROM account WHERE id = 1 FOR UPDATE");
    IO.println("the row is locked");

    run(() -> {
      var updates = createTask(() -> gather(() -> withdraw(), () -> withdraw(), () -> withdraw()));
      while (sent < 3) {
        sleep(Duration.ofMillis(1));
      }
      sleep(Duration.ofMillis(200));
      IO.println("%d updates sent, %d done, and the loop goes on".formatted(sent, done));

      connection.commit();
      IO.println("the row is free");
      await(updates);
      IO.println("%d updates sent, %d done".formatted(sent, done));
    });

    try (var rows = statement.executeQuery("SELECT balance FROM account")) {
      rows.next();
      IO.println("balance: " + rows.getInt(1));
    }
  }
}

void withdraw() throws SQLException {
  try (var connection = connect();
      var statement = connection.createStatement()) {
    sent++;
    statement.execute("UPDATE account SET balance = balance - 10 WHERE id = 1");
    done++;
  }
}

Connection connect() throws SQLException {
  return DriverManager.getConnection("jdbc:h2:mem:bank;LOCK_TIMEOUT=20000");
}
