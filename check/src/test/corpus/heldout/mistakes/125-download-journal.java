import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final class Journal {
  private final Path file;

  Journal(Path file) {
    this.file = file;
  }

  void finished(Task<Integer> download) {
    try {
      Files.writeString(file, download.name() + "\n", StandardOpenOption.APPEND); // expect: blocking
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

int download(String name) {
  sleep(Duration.ofMillis(5));
  return name.length() * 1024;
}

void main() throws IOException {
  Path file = Files.createTempFile("downloads", ".journal");
  var journal = new Journal(file);
  int bytes = run(() -> {
    Task<Integer> iso = createTask("debian.iso", () -> download("debian.iso"));
    iso.addDoneCallback(journal::finished);
    int size = await(iso);
    yieldNow();
    return size;
  });
  IO.println(bytes + " bytes; journal: " + Files.readString(file).strip());
}

/* output:
10240 bytes; journal: debian.iso
*/
