import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Ledger {
  private int next = 1;
  private final List<String> entries = new ArrayList<>();

  void post(String text) {
    int number = next++;
    sleep(Duration.ofMillis(2));
    entries.add(number + " " + text);
  }
}

void main() {
  run(() -> {
    var ledger = new Ledger();
    for (String text : List.of("rent", "wages", "tea")) {
      ledger.post(text);
    }
    IO.println(ledger.entries);
  });
}

/* output:
[1 rent, 2 wages, 3 tea]
*/
