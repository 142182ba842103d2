import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;

void main() throws IOException {
  run(() -> {
    String smtp = banner("mail.example.com", 25); // expect: sequential#1
    String ftp = banner("ftp.example.com", 21); // expect: sequential#1
    IO.println(smtp + "\n" + ftp);
  });
}

String banner(String host, int port) throws IOException {
  try (var connection = Net.openConnection(host, port)) {
    return connection.reader().readLine();
  }
}
// not run
