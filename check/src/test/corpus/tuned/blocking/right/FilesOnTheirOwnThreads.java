import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.*;
import java.nio.file.Files;

final ExecutorService disk = Executors.newFixedThreadPool(2);

void main() throws IOException {
  run(() -> {
    Path file = Path.of("data.bin");
    gather(
        () -> AsyncFiles.call(() -> Files.getOwner(file).getName()),
        () -> runInExecutor(disk, () -> Files.probeContentType(file)),
        () -> toThread(() -> hash(file)));
  });
  disk.close();
}

String hash(Path file) throws IOException {
  return Integer.toHexString(Arrays.hashCode(Files.readAllBytes(file)));
}
// not run
