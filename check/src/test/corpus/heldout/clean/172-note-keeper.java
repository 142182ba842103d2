import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.files.AsyncFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

final class NoteKeeper {
  private final Path file;

  NoteKeeper(Path file) {
    this.file = file;
  }

  void add(String note) throws IOException {
    AsyncFiles.writeString(file, note + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  List<String> all() throws IOException {
    return AsyncFiles.exists(file) ? AsyncFiles.readAllLines(file) : List.of();
  }

  public static void main(String[] args) throws IOException {
    var notes = new NoteKeeper(Files.createTempDirectory("notes").resolve("notes.txt"));
    run(() -> {
      System.out.println(notes.all());
      notes.add("buy milk");
      notes.add("call Bob");
      System.out.println(notes.all());
    });
  }
}

/* output:
[]
[buy milk, call Bob]
*/
