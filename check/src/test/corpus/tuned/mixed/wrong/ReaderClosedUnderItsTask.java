import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;

class Listener {
  private Task<Void> reading;

  void connect(String host) throws IOException {
    try (var connection = Net.openConnection(host, 6667)) {
      connection.writer().write("NICK ada\r\n");
      reading = createTask(() -> read(connection.reader())); // expect: mixed
    }
  }

  void close() {
    reading.cancel();
  }

  private void read(StreamReader in) {
    for (String line : in) {
      IO.println(line);
    }
  }
}

void main() {}
// not run
