import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.AsyncFiles;

record Entry(String name, long size, boolean hidden) {}

class FolderReport {
  private final Path folder;

  FolderReport(Path folder) {
    this.folder = folder;
  }

  private Entry inspect(Path path) throws IOException {
    return AsyncFiles.call(() -> new Entry(path.getFileName().toString(), Files.size(path), Files.isHidden(path)));
  }

  List<Entry> entries() throws IOException {
    try (var paths = AsyncFiles.list(folder)) {
      List<Entry> entries = new ArrayList<>(gatherEach(paths, 4, this::inspect));
      entries.sort(Comparator.comparing(Entry::name));
      return entries;
    }
  }

  void save(Path target) throws IOException {
    var text = new StringBuilder();
    for (Entry entry : entries()) {
      text.append(entry.name()).append(entry.hidden() ? " (hidden) " : " ").append(entry.size()).append('\n');
    }
    AsyncFiles.writeString(target, text);
  }
}

void main() throws IOException {
  run(() -> {
    try (var temp = AsyncFiles.createTempDirectory("report-")) {
      Path folder = temp.path().resolve("data");
      AsyncFiles.createDirectory(folder);
      AsyncFiles.writeString(folder.resolve("b.txt"), "bbbb");
      AsyncFiles.writeString(folder.resolve(".a"), "a");
      Path report = temp.path().resolve("report.txt");
      new FolderReport(folder).save(report);
      IO.print(AsyncFiles.readString(report));
    }
  });
}

/* output:
.a (hidden) 1
b.txt 4
*/
