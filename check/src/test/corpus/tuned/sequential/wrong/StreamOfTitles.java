import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    List<String> titles =
        Stream.of(3, 1, 2)
            .map(id -> title(id)) // expect: sequential
            .sorted()
            .toList();
    IO.println(titles);
  });
}

String title(int id) {
  sleep(Duration.ofMillis(5));
  return "chapter " + id;
}

/* output:
[chapter 1, chapter 2, chapter 3]
*/
