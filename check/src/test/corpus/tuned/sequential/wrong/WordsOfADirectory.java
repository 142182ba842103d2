import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.*;

long words(Path directory) throws IOException {
  long words = 0;
  try (var files = AsyncFiles.list(directory)) {
    for (Path file : files) {
      String text = AsyncFiles.readString(file); // expect: sequential
      words += text.split("\\s+").length;
    }
  }
  return words;
}

void main() throws IOException {
  IO.println(run(() -> words(Path.of("texts"))));
}
// not run
