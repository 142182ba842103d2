import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.Coroutine;

final class Retry {
  static <T> T upTo(int attempts, Coroutine<T, ?> body, T otherwise) {
    for (int attempt = 1; attempt <= attempts; attempt++) {
      try {
        return body.call();
      } catch (Throwable e) { // expect: mixed
        IO.println("attempt " + attempt + ": " + e.getMessage());
      }
      sleep(Duration.ofMillis(2L << attempt));
    }
    return otherwise;
  }
}

final class Printer {
  private int paper = 0;

  String print(String text) throws IOException {
    sleep(Duration.ofMillis(3));
    if (paper++ < 1) {
      throw new IOException("out of paper");
    }
    return "printed " + text;
  }
}

void main() {
  var printer = new Printer();
  IO.println(run(() -> Retry.upTo(3, () -> printer.print("letter"), "gave up")));
}

/* output:
attempt 1: out of paper
printed letter
*/
