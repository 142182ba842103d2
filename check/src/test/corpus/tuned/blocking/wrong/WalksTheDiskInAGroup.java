import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.nio.file.Files;

interface Store {
  long count(Path root) throws IOException;
}

class DiskStore implements Store {
  public long count(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) { // expect: blocking#1
      return files.filter(path -> path.toString().endsWith(".java")).count(); // expect: blocking#1
    }
  }
}

void main() {
  Store store = new DiskStore();
  run(() ->
      TaskGroup.run(
          group -> {
            group.createTask(() -> IO.println(store.count(Path.of("src"))));
            group.createTask(() -> IO.println(store.count(Path.of("test"))));
          }));
}
// not run
