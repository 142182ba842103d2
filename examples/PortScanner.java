// Tries two hundred ports, twenty at a time, and gives each a second to answer.
//
//   aio run examples/PortScanner.java
//
// Prints:
//   200 ports tried
//   the server of this program is open: true

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.net.*;

void main() throws IOException {
  run(() -> {
    try (var server = Net.startServer((in, out) -> in.read(), "127.0.0.1", 0)) {
      var ports = IntStream.range(server.port() - 100, server.port() + 100).boxed().toList();
      var open = gatherEach(ports, 20, port -> isOpen("127.0.0.1", port));
      IO.println(open.size() + " ports tried");
      IO.println("the server of this program is open: " + open.get(100));
    }
  });
}

boolean isOpen(String host, int port) {
  try {
    timeout(Duration.ofSeconds(1), () -> Net.openConnection(host, port)).close();
    return true;
  } catch (IOException | TimeoutException e) {
    return false;
  }
}
