import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Page(List<Integer> items, String next) {}

void main() {
  run(() -> {
    var all = new ArrayList<Integer>();
    String cursor = "start";
    while (cursor != null) {
      Page page = page(cursor);
      all.addAll(page.items());
      cursor = page.next();
    }
    IO.println(all);
  });
}

Page page(String cursor) {
  sleep(Duration.ofMillis(5));
  return switch (cursor) {
    case "start" -> new Page(List.of(1, 2), "middle");
    case "middle" -> new Page(List.of(3, 4), "end");
    default -> new Page(List.of(5), null);
  };
}

/* output:
[1, 2, 3, 4, 5]
*/
