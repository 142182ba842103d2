import static io.asyncio4j.Asyncio.*;

/** Pages of a folder, read one at a time as they are asked for. */
class Pages implements Iterable<String>, AutoCloseable {
  private final List<Path> files;
  private final Path mark;

  Pages(List<Path> files, Path mark) {
    this.files = files;
    this.mark = mark;
  }

  @Override
  public Iterator<String> iterator() {
    return new Iterator<>() {
      private int at;

      @Override
      public boolean hasNext() {
        return at < files.size();
      }

      @Override
      public String next() {
        try {
          return Files.readString(files.get(at++)); // expect: blocking
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(mark); // expect: blocking
  }
}

int count(List<Path> files, Path mark) throws IOException {
  int count = 0;
  try (var pages = new Pages(files, mark)) {
    for (String page : pages) {
      count += page.length();
    }
  }
  return count;
}

void main() throws IOException {
  Path file = Files.createTempFile("page", ".txt");
  Files.writeString(file, "hello");
  IO.println(run(() -> count(List.of(file, file), file)));
}

/* output:
10
*/
