import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.files.*;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

final class CleanUpTempTree {
  record Entry(String name, long size) {}

  private static void fill(Path folder, String name) throws IOException {
    AsyncFiles.writeString(folder.resolve(name), name.repeat(10));
  }

  private static Entry entry(Path file) throws IOException {
    return new Entry(file.getFileName().toString(), AsyncFiles.size(file));
  }

  static List<Entry> listing() throws IOException {
    try (var temp = AsyncFiles.createTempDirectory("tree-")) {
      runEach(List.of("b.txt", "a.txt"), 2, name -> fill(temp.path(), name));
      var files = new TreeSet<Path>();
      try (var found = AsyncFiles.list(temp.path())) {
        for (Path file : found) {
          files.add(file);
        }
      }
      return gatherEach(files, 4, CleanUpTempTree::entry);
    }
  }

  public static void main(String[] args) throws IOException {
    for (Entry entry : run(() -> listing())) {
      System.out.println(entry.name() + " " + entry.size());
    }
  }
}

/* output:
a.txt 50
b.txt 50
*/
