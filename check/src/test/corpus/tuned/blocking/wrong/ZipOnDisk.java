import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.zip.ZipFile;

record Entry(String name, long size) {}

List<Entry> entries(Path archive) throws IOException {
  try (var zip = new ZipFile(archive.toFile())) { // expect: blocking#1
    return zip.stream().map(entry -> new Entry(entry.getName(), entry.getSize())).toList(); // expect: blocking#1
  }
}

void main() throws Exception {
  run(() -> {
    for (Entry entry : timeout(Duration.ofSeconds(5), () -> entries(Path.of("app.jar")))) {
      IO.println(entry.name() + " " + entry.size());
    }
  });
}
// not run
