import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Editor {
  private final StringBuilder text = new StringBuilder();
  private final Path file;
  private Handle timer;

  Editor(Path file) {
    this.file = file;
  }

  void type(String words) {
    text.append(words);
    if (timer != null) {
      timer.cancel();
    }
    timer = runningLoop().callLater(Duration.ofMillis(20), this::save);
  }

  private void save() {
    try {
      Files.writeString(file, text); // expect: blocking
    } catch (IOException e) {
      IO.println("not saved: " + e.getMessage());
    }
  }
}

void writeNovel(Editor editor) {
  for (String words : List.of("It was ", "a dark and ", "stormy night.")) {
    editor.type(words);
    sleep(Duration.ofMillis(2));
  }
  sleep(Duration.ofMillis(60));
}

void main() throws IOException {
  Path file = Files.createTempFile("novel", ".txt");
  var editor = new Editor(file);
  run(() -> writeNovel(editor));
  IO.println(Files.readString(file));
  Files.delete(file);
}

/* output:
It was a dark and stormy night.
*/
