import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Journal {
  private final Path file;

  Journal(Path file) {
    this.file = file;
  }

  void record(Task<String> task) {
    try {
      Files.writeString(file, task.resultNow() + "\n", StandardOpenOption.APPEND); // expect: blocking
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void heartbeat() {
    try (var out = new FileWriter(file.toFile(), true)) { // expect: blocking
      out.write("alive\n"); // also: blocking
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

String work() {
  sleep(Duration.ofMillis(1));
  return "worked";
}

void main() throws IOException {
  Path file = Files.createTempFile("journal", ".txt");
  var journal = new Journal(file);
  run(() -> {
    Task<String> task = createTask(() -> work());
    task.addDoneCallback(journal::record);
    runningLoop().callSoon(journal::heartbeat);
    runningLoop().callLater(Duration.ofMillis(1), () -> new File("mark").delete()); // expect: blocking
    await(task);
    sleep(Duration.ofMillis(5));
  });
  IO.println(Files.readAllLines(file).size());
  Files.delete(file);
}

/* output:
2
*/
