import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var rows = new ArrayList<String>();
    int offset = 0;
    while (true) {
      List<String> page = page(offset, 2);
      if (page.isEmpty()) {
        break;
      }
      rows.addAll(page);
      offset += page.size();
    }
    IO.println(rows);
  });
}

List<String> page(int offset, int limit) {
  sleep(Duration.ofMillis(3));
  return IntStream.range(offset, Math.min(offset + limit, 5)).mapToObj(i -> "row " + i).toList();
}

/* output:
[row 0, row 1, row 2, row 3, row 4]
*/
