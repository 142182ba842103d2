import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.nio.file.Files;

void main() {
  run(() -> {
    var lines = CompletableFuture.supplyAsync(() -> count(Path.of("access.log")));
    long n = await(lines);
    IO.println(n + " lines");
  });
}

long count(Path log) {
  try (var lines = Files.lines(log)) {
    return lines.count();
  } catch (IOException e) {
    throw new UncheckedIOException(e);
  }
}
// not run
