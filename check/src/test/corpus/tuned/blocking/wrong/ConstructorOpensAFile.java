import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Journal implements AutoCloseable {
  private final RandomAccessFile file;

  Journal(String name) throws IOException {
    file = new RandomAccessFile(name, "rw"); // expect: blocking#1
  }

  void append(String line) throws IOException {
    file.seek(file.length()); // expect: blocking#1
    file.writeBytes(line + "\n"); // expect: blocking#1
  }

  @Override
  public void close() throws IOException {
    file.close(); // expect: blocking#1
  }
}

void main() throws IOException {
  run(() -> {
    try (var journal = new Journal("journal.txt")) {
      for (int i = 0; i < 3; i++) {
        sleep(Duration.ofSeconds(1));
        journal.append("beat " + i);
      }
    }
  });
}
// not run
