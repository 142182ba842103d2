import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.*;

long total(List<Path> files) throws IOException {
  long bytes = 0;
  for (Path file : files) {
    bytes += AsyncFiles.size(file); // expect: sequential
  }
  return bytes;
}

void main() throws IOException {
  IO.println(run(() -> total(List.of(Path.of("/etc/hosts"), Path.of("/etc/passwd")))));
}
// not run
