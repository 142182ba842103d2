import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

final class DiskUsageWatcher {
  interface Alarm {
    void ring(Path folder, long files);
  }

  private final Path folder;
  private final long limit;
  private final Alarm alarm;

  DiskUsageWatcher(Path folder, long limit, Alarm alarm) {
    this.folder = folder;
    this.limit = limit;
    this.alarm = alarm;
  }

  void watch(int rounds) throws IOException {
    for (int round = 0; round < rounds; round++) {
      check();
      sleep(Duration.ofMillis(5));
    }
  }

  private void check() throws IOException {
    long files = countFiles();
    if (files > limit) {
      alarm.ring(folder, files);
    }
  }

  private long countFiles() throws IOException {
    try (var paths = Files.walk(folder).filter(Files::isRegularFile)) { // expect: blocking
      return paths.count(); // also: blocking
    }
  }

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("usage");
    Path first = Files.createFile(folder.resolve("a.log"));
    Path second = Files.createFile(folder.resolve("b.log"));
    Alarm alarm = (_, files) -> System.out.println(files + " files are too many");
    run(() -> new DiskUsageWatcher(folder, 1, alarm).watch(2));
    Files.delete(first);
    Files.delete(second);
    Files.delete(folder);
  }
}

/* output:
2 files are too many
2 files are too many
*/
