import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Dictionary {
  private static final Set<String> WORDS = read();

  private static Set<String> read() {
    try {
      return new HashSet<>(Files.readAllLines(Path.of("/usr/share/dict/none"))); // expect: blocking
    } catch (IOException e) {
      return Set.of("hello");
    }
  }

  static boolean has(String word) {
    return WORDS.contains(word);
  }
}

class Banner {
  final String text;

  Banner() {
    text = new File("banner.txt").exists() ? "custom" : "plain"; // expect: blocking
  }
}

void main() {
  run(() -> {
    sleep(Duration.ofMillis(1));
    IO.println(Dictionary.has("hello"));
    IO.println(new Banner().text);
  });
}

/* output:
true
plain
*/
