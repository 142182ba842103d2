import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
void main() throws Exception {
  var lines = new java.util.concurrent.LinkedBlockingQueue<String>();
  Thread reader = Thread.ofPlatform().daemon().start(() -> {
    try (var in = new BufferedReader(new InputStreamReader(System.in))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add("quit");
    }
    lines.add("quit");
  });
  run(() -> {
    while (true) {
      String line = lines.take();
      if (line.equals("quit")) {
        return;
      }
      sleep(Duration.ofMillis(1));
      IO.println("> " + line);
    }
  });
  reader.join();
}
// not run: it reads the keyboard
