import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks the books of a reading list up in the library's catalogue. */
final class ReadingList {
  record Book(String isbn, String title) {}

  interface Catalogue {
    Book find(String isbn);
  }

  static final class RemoteCatalogue implements Catalogue {
    private static final Map<String, String> TITLES =
        Map.of("0-201-63361-2", "Design Patterns", "0-13-468599-1", "Effective Java");

    @Override
    public Book find(String isbn) {
      sleep(Duration.ofMillis(5));
      return new Book(isbn, TITLES.getOrDefault(isbn, "unknown"));
    }
  }

  private final Catalogue catalogue;

  ReadingList(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  List<Book> resolve(List<String> isbns) {
    var books = new ArrayList<Book>();
    for (String isbn : isbns) {
      books.add(catalogue.find(isbn)); // expect: sequential#1
    }
    return books;
  }

  public static void main(String[] args) {
    var list = new ReadingList(new RemoteCatalogue());
    var books = run(() -> list.resolve(List.of("0-13-468599-1", "0-201-63361-2")));
    books.forEach(book -> System.out.println(book.isbn() + " " + book.title()));
  }
}

/* output:
0-13-468599-1 Effective Java
0-201-63361-2 Design Patterns
*/
