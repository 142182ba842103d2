import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.process.*;

void main() throws IOException {
  run(() -> {
    try (var tail = Subprocess.exec("tail", "-n", "3", "/var/log/syslog")) {
      for (String line : tail.stdout().lines()) {
        IO.println(line);
      }
      IO.println(tail.waitFor());
    }
  });
}
// not run
