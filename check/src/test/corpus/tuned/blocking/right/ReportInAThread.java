import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.nio.file.Files;

void main() throws IOException {
  run(() -> {
    long words = toThread(() -> countWords(Path.of("book.txt")));
    IO.println(words);
  });
}

long countWords(Path book) throws IOException {
  try (Stream<String> lines = Files.lines(book)) {
    return lines.parallel().mapToLong(line -> line.split(" +").length).sum();
  }
}
// not run
