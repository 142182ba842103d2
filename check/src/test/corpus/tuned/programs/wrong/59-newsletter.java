// not run: it needs a database and a mail server
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;
import java.sql.SQLException;
import javax.sql.DataSource;

class Subscribers {
  private final DataSource database;

  Subscribers(DataSource database) {
    this.database = database;
  }

  List<String> all() throws SQLException {
    var addresses = new ArrayList<String>();
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT email FROM subscriber ORDER BY email")) {
      while (rows.next()) {
        addresses.add(rows.getString(1));
      }
    }
    return addresses;
  }
}

class Newsletter {
  private final Subscribers subscribers;
  private final String text;

  Newsletter(Subscribers subscribers, String text) {
    this.subscribers = subscribers;
    this.text = text;
  }

  void sendToAll() throws Exception {
    List<String> addresses = subscribers.all();
    runEach(addresses, address -> send(address)); // expect: mixed
    IO.println(addresses.size() + " letters sent");
  }

  private void send(String address) throws IOException {
    try (var smtp = Net.openConnection("mail.example.com", 25)) {
      var out = smtp.writer();
      out.write("RCPT TO:<" + address + ">\r\nDATA\r\n" + text + "\r\n.\r\n");
      out.drain();
      IO.println(address + ": " + smtp.reader().readLine());
    }
  }
}

void main(String[] args) throws Exception {
  var database = (DataSource) new javax.naming.InitialContext().lookup("jdbc/newsletter");
  run(() -> new Newsletter(new Subscribers(database), String.join(" ", args)).sendToAll());
}
