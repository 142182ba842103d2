import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;

final List<String> seen = new ArrayList<>();

void welcome(StreamReader reader, StreamWriter writer) throws IOException {
  seen.add(reader.readLine());
  reader.readLine();
}

Connection enter(String name, Server server) throws IOException {
  Connection connection = Net.openConnection("127.0.0.1", server.port());
  connection.writer().write(name + "\n");
  connection.writer().drain();
  return connection;
}

void main() throws Exception {
  run(() -> {
    try (var server = Net.startServer(this::welcome, "127.0.0.1", 0)) {
      Connection ada = enter("ada", server);
      Connection alan = enter("alan", server);
      sleep(Duration.ofMillis(50));
      ada.close();
      alan.close();
    }
    IO.println(seen.size());
  });
}

/* output:
2
*/
