import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.AsyncFiles;

record RemoteFile(String name, int version) {}

class Remote {
  private final Map<String, Integer> versions = new TreeMap<>(Map.of("a", 2, "b", 1, "c", 5));

  List<RemoteFile> list() {
    sleep(Duration.ofMillis(3));
    return versions.entrySet().stream().map(e -> new RemoteFile(e.getKey(), e.getValue())).toList();
  }

  String download(RemoteFile file) throws IOException {
    sleep(Duration.ofMillis(2));
    if (file.name().equals("b")) {
      throw new IOException("b is locked");
    }
    return file.name().repeat(file.version());
  }
}

class Sync {
  private final Remote remote = new Remote();
  private final Map<String, Integer> copied = new HashMap<>();
  private final Path folder;

  Sync(Path folder) {
    this.folder = folder;
  }

  List<String> once() throws IOException {
    List<Coroutine<String, IOException>> stale = new ArrayList<>();
    for (RemoteFile file : remote.list()) {
      if (file.version() > copied.getOrDefault(file.name(), 0)) {
        stale.add(() -> copy(file));
      }
      if (stale.size() == 10) {
        break; // the rest is for the next night
      }
    }
    var lines = new ArrayList<String>();
    for (Outcome<String> outcome : gatherOutcomes(stale)) {
      lines.add(switch (outcome) {
        case Outcome.Success(var text) -> text;
        case Outcome.Failure(var problem) -> "problem: " + problem.getMessage();
      });
    }
    return lines;
  }

  private String copy(RemoteFile file) throws IOException {
    String content = remote.download(file);
    AsyncFiles.writeString(folder.resolve(file.name()), content);
    copied.put(file.name(), file.version());
    return file.name() + " is at version " + file.version();
  }
}

void main() throws IOException {
  run(() -> {
    try (var temp = AsyncFiles.createTempDirectory("sync-")) {
      var sync = new Sync(temp.path());
      IO.println(sync.once());
      IO.println(sync.once());
    }
  });
}

/* output:
[a is at version 2, problem: b is locked, c is at version 5]
[problem: b is locked]
*/
