import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.nio.file.Files;

class Disk {
  static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return 0;
    }
  }

  static List<String> read(Path path) {
    try {
      return Files.readAllLines(path); // expect: blocking
    } catch (IOException e) {
      return List.of();
    }
  }
}

void main() {
  run(() -> {
    var lines = Stream.of(Path.of("a.txt"), Path.of("b.txt")).map(Disk::read).mapToInt(List::size).sum();
    sleep(Duration.ofMillis(1));
    IO.println(lines);
  });
}
// not run
