import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.AsyncFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** One task reads lines, another counts words; a bounded queue lies between them. */
final class WordCountPipeline {
  private final AsyncQueue<String> lines = new AsyncQueue<>(16);
  private final Map<String, Integer> counts = new TreeMap<>();

  private void read(Path file) throws IOException {
    try (var text = AsyncFiles.lines(file)) {
      for (String line : text) {
        lines.put(line);
      }
    } finally {
      lines.shutdown(false);
    }
  }

  private void count() {
    for (String line : lines) {
      for (String word : line.split("\\s+")) {
        counts.merge(word.toLowerCase(), 1, Integer::sum);
      }
    }
  }

  Map<String, Integer> count(Path file) {
    TaskGroup.run(group -> {
      group.createTask("reader", () -> read(file));
      group.createTask("counter", () -> count());
    });
    return counts;
  }

  public static void main(String[] args) throws IOException {
    Path file = Files.writeString(Files.createTempFile("poem", ".txt"), "row row row\nyour boat\n");
    System.out.println(run(() -> new WordCountPipeline().count(file)));
  }
}

/* output:
{boat=1, row=3, your=1}
*/
