import static io.asyncio4j.Asyncio.*;
import static java.nio.file.StandardOpenOption.*;

import io.asyncio4j.*;
import io.asyncio4j.files.*;

record Bitmap(byte[] header, byte[] pixels) {}

Bitmap load(Path path) throws IOException {
  try (var file = AsyncFiles.open(path, READ)) {
    byte[] header = file.readNBytes(54);
    byte[] pixels = file.readNBytes(1024);
    return new Bitmap(header, pixels);
  }
}

void main() throws IOException {
  IO.println(run(() -> load(Path.of("logo.bmp"))).pixels().length);
}
// not run
