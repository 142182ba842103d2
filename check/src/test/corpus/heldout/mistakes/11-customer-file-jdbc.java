// not run: it needs two databases
import static io.asyncio4j.Asyncio.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

final class CustomerFile {
  record Order(long id, long cents) {}

  record Ticket(long id, String subject) {}

  private final DataSource shop;
  private final DataSource support;

  CustomerFile(DataSource shop, DataSource support) {
    this.shop = shop;
    this.support = support;
  }

  List<Order> orders(long customer) throws SQLException {
    try (var connection = shop.getConnection();
        var select = connection.prepareStatement("SELECT id, cents FROM orders WHERE customer = ?")) {
      select.setLong(1, customer);
      var orders = new ArrayList<Order>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          orders.add(new Order(rows.getLong(1), rows.getLong(2)));
        }
      }
      return orders;
    }
  }

  List<Ticket> tickets(long customer) throws SQLException {
    try (var connection = support.getConnection();
        var select = connection.prepareStatement("SELECT id, subject FROM ticket WHERE customer = ?")) {
      select.setLong(1, customer);
      var tickets = new ArrayList<Ticket>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          tickets.add(new Ticket(rows.getLong(1), rows.getString(2)));
        }
      }
      return tickets;
    }
  }

  String describe(long customer) throws SQLException {
    var orders = orders(customer); // expect: sequential#1
    var tickets = tickets(customer); // expect: sequential#1
    long spent = orders.stream().mapToLong(Order::cents).sum();
    return "spent " + spent + " cents, wrote " + tickets.size() + " tickets";
  }

  static void print(DataSource shop, DataSource support, long customer) throws SQLException {
    var file = new CustomerFile(shop, support);
    System.out.println(run(() -> file.describe(customer)));
  }

  public static void main(String[] args) throws Exception {
    var context = new javax.naming.InitialContext();
    var shop = (DataSource) context.lookup("java:comp/env/jdbc/shop");
    var support = (DataSource) context.lookup("java:comp/env/jdbc/support");
    print(shop, support, Long.parseLong(args[0]));
  }
}
