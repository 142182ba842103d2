import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.nio.file.Files;

class Thumbnails {
  private final ExecutorService disk = Executors.newFixedThreadPool(2);

  byte[] of(Path image) throws Exception {
    return runInExecutor(disk, () -> scaled(image));
  }

  private byte[] scaled(Path image) throws IOException {
    byte[] all = Files.readAllBytes(image);
    return Arrays.copyOf(all, Math.min(all.length, 1024));
  }

  void close() {
    disk.close();
  }
}

void main() throws Exception {
  var thumbnails = new Thumbnails();
  run(() -> IO.println(thumbnails.of(Path.of("cat.png")).length));
  thumbnails.close();
}
// not run
