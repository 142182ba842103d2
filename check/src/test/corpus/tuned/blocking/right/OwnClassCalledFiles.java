import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Files {
  private final Map<String, String> contents = new HashMap<>();

  String readString(String name) {
    return contents.getOrDefault(name, "");
  }

  void writeString(String name, String text) {
    contents.put(name, text);
  }
}

void main() {
  run(() -> {
    var files = new Files();
    files.writeString("a.txt", "in memory");
    sleep(Duration.ofMillis(1));
    IO.println(files.readString("a.txt"));
  });
}

/* output:
in memory
*/
