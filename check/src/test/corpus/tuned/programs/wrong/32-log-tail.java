// not run: it follows a file for ever
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.AsyncQueue;
import io.asyncio4j.TaskGroup;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.time.Duration;

final class LogTail {
  private final String path;
  private final AsyncQueue<String> lines = new AsyncQueue<>(1000);

  LogTail(String path) {
    this.path = path;
  }

  void follow() throws IOException {
    var file = new RandomAccessFile(path, "r"); // expect: blocking
    try {
      while (true) {
        String line = file.readLine(); // also: blocking
        if (line == null) {
          sleep(Duration.ofMillis(500));
        } else {
          lines.put(line);
        }
      }
    } finally {
      file.close();
    }
  }

  void alert(String pattern) {
    for (String line : lines) {
      if (line.contains(pattern)) {
        System.out.println("ALERT " + line);
      }
    }
  }

  public static void main(String[] args) {
    var tail = new LogTail(args[0]);
    run(() -> TaskGroup.run(group -> {
      group.createTask("follow", () -> tail.follow());
      group.createTask("alert", () -> tail.alert(args[1]));
    }));
  }
}
