import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    try (AsyncIterator<String> words =
        generator(
            out -> {
              for (String word : List.of("title", "author", "text")) {
                sleep(Duration.ofMillis(2));
                out.emit(word);
              }
            })) {
      var each = words.iterator();
      String title = each.next();
      String author = each.next();
      IO.println(title + " by " + author);
    }
  });
}

/* output:
title by author
*/
