import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Notes {
  List<String> all() throws IOException;
}

abstract class Stored implements Notes {
  abstract Path place(String name);

  List<String> read(String name) throws IOException {
    return Files.readAllLines(place(name)); // expect: blocking
  }
}

class Diary extends Stored {
  private final Path folder;

  Diary(Path folder) {
    this.folder = folder;
  }

  @Override
  Path place(String name) {
    return folder.resolve(name);
  }

  @Override
  public List<String> all() throws IOException {
    var found = new ArrayList<String>();
    for (String name : names()) {
      found.addAll(read(name));
    }
    return found;
  }

  private List<String> names() {
    return List.of(Objects.requireNonNull(folder.toFile().list())); // expect: blocking
  }
}

class Front {
  private final Notes notes;

  Front(Notes notes) {
    this.notes = notes;
  }

  String render() throws IOException {
    return String.join(",", notes.all());
  }
}

void main() throws Exception {
  Path folder = Files.createTempDirectory("notes");
  Files.writeString(folder.resolve("one"), "a\nb");
  var front = new Front(new Diary(folder));
  IO.println(run(() -> timeout(Duration.ofSeconds(5), () -> front.render())));
}

/* output:
a,b
*/
