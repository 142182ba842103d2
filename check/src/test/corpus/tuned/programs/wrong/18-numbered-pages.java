import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;

final class NumberedPages {
  static final int PAGES = 6;

  sealed interface Page permits Text, Missing {}

  record Text(int number, String words) implements Page {}

  record Missing(int number) implements Page {}

  private NumberedPages() {}

  static Page fetch(String book, int number) throws IOException {
    if (number < 0) {
      throw new IOException("no page " + number);
    }
    sleep(Duration.ofMillis(3));
    return number == 4 ? new Missing(number) : new Text(number, book + " p. " + number);
  }

  static Page[] download(String book) {
    Page[] pages = new Page[PAGES];
    for (int number = 0; number < PAGES; number++) {
      try {
        pages[number] = fetch(book, number); // expect: sequential#1
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return pages;
  }

  static int words(Page page) {
    return switch (page) {
      case Text text -> text.words().split(" ").length;
      case Missing _ -> 0;
    };
  }

  public static void main(String[] args) {
    Page[] pages = run(() -> download("Emma"));
    System.out.println(Arrays.stream(pages).mapToInt(NumberedPages::words).sum() + " words");
  }
}

/* output:
15 words
*/
