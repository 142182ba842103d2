import static io.asyncio4j.Asyncio.*;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** No waiting at all in the helpers: plain code that a coroutine calls. */
final class SpellChecker {
  private final Set<String> dictionary;

  SpellChecker(Set<String> dictionary) {
    this.dictionary = Set.copyOf(dictionary);
  }

  private static String normal(String word) {
    return word.replaceAll("[^\\p{L}]", "").toLowerCase();
  }

  Set<String> unknown(String text) {
    var unknown = new TreeSet<String>();
    for (String word : text.split(" ")) {
      String normal = normal(word);
      if (!normal.isEmpty() && !dictionary.contains(normal)) {
        unknown.add(normal);
      }
    }
    return unknown;
  }

  static String nextText(int number) {
    sleep(Duration.ofMillis(2));
    return List.of("The quick borwn fox", "jumps ovre the dog.").get(number);
  }

  public static void main(String[] args) {
    var checker = new SpellChecker(Set.of("the", "quick", "brown", "fox", "jumps", "over", "dog"));
    run(() -> {
      List<Set<String>> found = gatherEach(List.of(0, 1), 2, number -> checker.unknown(nextText(number)));
      System.out.println(found);
    });
  }
}

/* output:
[[borwn], [ovre]]
*/
