import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

final Path log = Path.of("events.log");

void main() {
  run(() -> {
    runningLoop().callLater(Duration.ofSeconds(1), () -> note("one second"));
    sleep(Duration.ofSeconds(2));
  });
}

void note(String line) {
  try {
    Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND); // expect: blocking
  } catch (IOException e) {
    throw new UncheckedIOException(e);
  }
}
// not run
