import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    List<String> chapters = new ArrayList<>();
    int number = 1;
    while (number <= 3) {
      chapters.add(chapter(number)); // expect: sequential
      number++;
    }
    IO.println(chapters);
  });
}

String chapter(int number) {
  sleep(Duration.ofMillis(5));
  return "chapter " + number;
}

/* output:
[chapter 1, chapter 2, chapter 3]
*/
