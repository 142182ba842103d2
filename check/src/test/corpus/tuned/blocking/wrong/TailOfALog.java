// not run: it follows a file for ever
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Tail {
  private final BufferedReader reader;
  private final AsyncQueue<String> out = new AsyncQueue<>(100);

  Tail(String path) throws IOException {
    reader = new BufferedReader(new FileReader(path)); // expect: blocking
  }

  String next() throws IOException {
    return reader.readLine(); // expect: blocking
  }

  void follow() throws IOException {
    while (true) {
      String line = next();
      if (line == null) {
        sleep(Duration.ofMillis(200));
      } else {
        out.put(line);
      }
    }
  }
}

void main() throws IOException {
  run(() -> new Tail("/var/log/syslog").follow());
}
