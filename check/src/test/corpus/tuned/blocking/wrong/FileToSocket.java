import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;

void main() throws IOException {
  run(() -> {
    try (var server = Net.startServer((in, out) -> send(in, out), "127.0.0.1", 9000)) {
      server.serveForever();
    }
  });
}

void send(StreamReader in, StreamWriter out) throws IOException {
  String name = in.readLine();
  try (var file = new FileInputStream("public/" + name)) { // expect: blocking#1
    byte[] block = new byte[8192];
    for (int n = file.read(block); n > 0; n = file.read(block)) { // expect: blocking#1
      out.write(Arrays.copyOf(block, n));
      out.drain();
    }
  }
}
// not run
