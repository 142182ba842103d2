import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;

class Smtp implements AutoCloseable {
  private final Connection connection;

  Smtp(Connection connection) throws IOException {
    this.connection = connection;
    expect(220);
  }

  void send(String from, List<String> to, String text) throws IOException {
    command("MAIL FROM:<" + from + ">", 250);
    for (String address : to) {
      command("RCPT TO:<" + address + ">", 250);
    }
    command("DATA", 354);
    command(text + "\r\n.", 250);
  }

  private void command(String line, int code) throws IOException {
    connection.writer().write(line + "\r\n");
    connection.writer().drain();
    expect(code);
  }

  private void expect(int code) throws IOException {
    String line = connection.reader().readLine();
    if (line == null || !line.startsWith(code + " ")) {
      throw new IOException("unexpected: " + line);
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}

void main() throws IOException {
  run(() -> {
    try (var smtp = new Smtp(Net.openConnection("mail.example.com", 25))) {
      smtp.send("ada@example.com", List.of("bob@example.com", "cy@example.com"), "hello");
    }
  });
}
// not run
