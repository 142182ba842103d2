import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;

void main() throws IOException {
  run(() -> {
    try (var server = Net.startServer((in, out) -> relay(in, out), "127.0.0.1", 9000)) {
      server.serveForever();
    }
  });
}

void relay(StreamReader in, StreamWriter out) throws IOException {
  try (var upstream = Net.openConnection("backend.internal", 9000)) {
    for (byte[] block = in.read(8192); block.length > 0; block = in.read(8192)) {
      upstream.writer().write(block);
      upstream.writer().drain();
      out.write(upstream.reader().read(8192));
      out.drain();
    }
  }
}
// not run
