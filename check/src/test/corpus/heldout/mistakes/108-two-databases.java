import static io.asyncio4j.Asyncio.*;

import java.sql.*;
import javax.sql.DataSource;

// not run: needs two PostgreSQL servers
record Invoice(long number, long cents) {}

record Statement360(String customer, List<Invoice> invoices) {}

final class Accounts {
  private final DataSource source;

  Accounts(DataSource source) {
    this.source = source;
  }

  String nameOf(long id) throws SQLException {
    try (var connection = source.getConnection();
        var query = connection.prepareStatement("SELECT name FROM customer WHERE id = ?")) {
      query.setLong(1, id);
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1) : "?";
      }
    }
  }
}

final class Billing {
  private final DataSource source;

  Billing(DataSource source) {
    this.source = source;
  }

  List<Invoice> openInvoices(long customer) throws SQLException {
    var found = new ArrayList<Invoice>();
    try (var connection = source.getConnection();
        var query = connection.prepareStatement("SELECT number, cents FROM invoice WHERE customer = ? AND NOT paid")) {
      query.setLong(1, customer);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(new Invoice(rows.getLong(1), rows.getLong(2)));
        }
      }
    }
    return found;
  }
}

Statement360 statement(Accounts accounts, Billing billing, long customer) throws SQLException {
  var name = accounts.nameOf(customer); // expect: sequential#1
  var invoices = billing.openInvoices(customer); // expect: sequential#1
  return new Statement360(name, invoices);
}

DataSource open(String database) {
  throw new UnsupportedOperationException("configure a pool for " + database);
}

void main() throws SQLException {
  var accounts = new Accounts(open("accounts"));
  var billing = new Billing(open("billing"));
  var result = run(() -> statement(accounts, billing, 42));
  IO.println(result.customer() + " owes " + result.invoices().stream().mapToLong(Invoice::cents).sum());
}
