import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Chapter(int number, String text) {
  int words() {
    return text.split("\\s+").length;
  }
}

class Library {
  private final String book;

  Library(String book) {
    this.book = book;
  }

  Chapter chapter(int number) {
    sleep(Duration.ofMillis(4));
    return new Chapter(number, (book + " ").repeat(number).strip());
  }
}

class Reader {
  private final Library library;
  private int wordsRead;

  Reader(Library library) {
    this.library = library;
  }

  void read(int number) {
    Chapter chapter = library.chapter(number);
    Task<Chapter> next = createTask(() -> library.chapter(number + 1)); // expect: never-awaited
    wordsRead += chapter.words();
  }

  int wordsRead() {
    return wordsRead;
  }
}

void main() {
  var reader = new Reader(new Library("Moby Dick"));
  run(() -> reader.read(3));
  IO.println(reader.wordsRead() + " words read");
}

/* output:
6 words read
*/
