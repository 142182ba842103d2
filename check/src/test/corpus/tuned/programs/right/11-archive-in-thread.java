import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.toThread;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

final class ArchiveInThread {
  private final Path folder;

  ArchiveInThread(Path folder) {
    this.folder = folder;
  }

  private static String report(String month) {
    sleep(Duration.ofMillis(3));
    return ("report for " + month + "\n").repeat(100);
  }

  Path archive(String month) throws IOException {
    String text = report(month);
    return toThread(() -> write(month, text));
  }

  private Path write(String month, String text) throws IOException {
    Path file = folder.resolve(month + ".gz");
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes());
    }
    return Files.write(file, bytes.toByteArray());
  }

  private static long lines(Path file) throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return new String(gzip.readAllBytes()).lines().count();
    }
  }

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("archive");
    var archive = new ArchiveInThread(folder);
    Path file = run(() -> archive.archive("may"));
    System.out.println(file.getFileName() + " has " + lines(file) + " lines");
    for (Path path : List.of(file, folder)) {
      Files.delete(path);
    }
  }
}

/* output:
may.gz has 100 lines
*/
