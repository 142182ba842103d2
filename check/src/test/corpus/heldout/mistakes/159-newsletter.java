import static io.asyncio4j.Asyncio.*;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

// not run: needs a PostgreSQL server
final class Newsletter {
  private final String url;

  Newsletter(String url) {
    this.url = url;
  }

  List<String> subscribers() throws SQLException {
    var addresses = new ArrayList<String>();
    try (Connection connection = DriverManager.getConnection(url);
        var query = connection.prepareStatement("SELECT address FROM subscriber");
        var rows = query.executeQuery()) {
      while (rows.next()) {
        addresses.add(rows.getString(1));
      }
    }
    return addresses;
  }

  boolean deliver(String address) {
    sleep(Duration.ofMillis(200)); // the mail server
    return address.contains("@");
  }

  long sendToAll() throws SQLException {
    List<String> addresses = subscribers();
    List<Boolean> delivered = gatherEach(addresses, this::deliver); // expect: mixed
    return delivered.stream().filter(ok -> ok).count();
  }

  public static void main(String[] args) throws SQLException {
    var newsletter = new Newsletter("jdbc:postgresql://localhost/news");
    System.out.println(run(newsletter::sendToAll) + " delivered");
  }
}
