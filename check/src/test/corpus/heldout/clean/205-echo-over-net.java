import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.net.*;

void echo(StreamReader in, StreamWriter out) throws IOException {
  for (String line : in) {
    out.write(new StringBuilder(line).reverse() + "\n");
    out.drain();
  }
}

String ask(int port, String text) throws IOException {
  try (var connection = Net.openConnection("127.0.0.1", port)) {
    connection.writer().write(text + "\n");
    connection.writer().drain();
    return connection.reader().readLine();
  }
}

void main() throws IOException {
  run(() -> {
    try (var server = Net.startServer(this::echo, "127.0.0.1", 0)) {
      int port = server.port();
      IO.println(gatherEach(List.of("live", "draw", "stressed"), 2, word -> ask(port, word)));
    }
  });
}

/* output:
[evil, ward, desserts]
*/
