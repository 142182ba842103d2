import static io.asyncio4j.Asyncio.*;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds an index before the loop starts: here there is nobody to be kept waiting. */
static class Index {
  private final Map<String, List<String>> filesByWord;

  private Index(Map<String, List<String>> filesByWord) {
    this.filesByWord = filesByWord;
  }

  static Index build(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new Index(
          files.filter(Files::isRegularFile).toList().parallelStream()
              .flatMap(Index::words)
              .collect(Collectors.groupingBy(
                  Map.Entry::getKey,
                  Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }
  }

  private static Stream<Map.Entry<String, String>> words(Path file) {
    try {
      String name = file.getFileName().toString();
      return Files.readString(file).lines().distinct().map(word -> Map.entry(word, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> files(String word) {
    return filesByWord.getOrDefault(word, List.of()).stream().sorted().toList();
  }
}

String search(Index index, String word) {
  sleep(Duration.ofMillis(1));
  return word + " is in " + index.files(word);
}

void main() throws IOException {
  Path folder = Files.createTempDirectory("texts");
  Files.writeString(folder.resolve("a.txt"), "tea\ncake\n");
  Files.writeString(folder.resolve("b.txt"), "tea\n");
  Index index = Index.build(folder);
  for (String line : run(() -> gather(() -> search(index, "tea"), () -> search(index, "cake")))) {
    IO.println(line);
  }
  for (String name : List.of("a.txt", "b.txt")) {
    Files.delete(folder.resolve(name));
  }
  Files.delete(folder);
}

/* output:
tea is in [a.txt, b.txt]
cake is in [a.txt]
*/
