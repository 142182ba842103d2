import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;

record Banner(String greeting, String features) {}

void main() throws IOException {
  IO.println(run(() -> hello("mail.example.com")));
}

Banner hello(String host) throws IOException {
  try (var connection = Net.openConnection(host, 25)) {
    StreamReader in = connection.reader();
    String greeting = in.readLine();
    connection.writer().write("EHLO here\r\n");
    String features = in.readLine();
    return new Banner(greeting, features);
  }
}
// not run
