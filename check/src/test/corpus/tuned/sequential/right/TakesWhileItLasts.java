import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    List<String> days =
        IntStream.iterate(1, day -> day + 1)
            .mapToObj(day -> diary(day))
            .takeWhile(text -> !text.isEmpty())
            .toList();
    IO.println(days);
  });
}

String diary(int day) {
  sleep(Duration.ofMillis(2));
  return day < 4 ? "day " + day : "";
}

/* output:
[day 1, day 2, day 3]
*/
