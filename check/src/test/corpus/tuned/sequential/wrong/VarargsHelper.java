import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Translations {
  String line(String... keys) {
    var words = new ArrayList<String>(keys.length);
    for (String key : keys) {
      words.add(word(key)); // expect: sequential
    }
    return String.join(" ", words);
  }

  private String word(String key) {
    sleep(Duration.ofMillis(5));
    return key.equals("hello") ? "bonjour" : key;
  }
}

void main() {
  run(() -> IO.println(new Translations().line("hello", "ada")));
}

/* output:
bonjour ada
*/
