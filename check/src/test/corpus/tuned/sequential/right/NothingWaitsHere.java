import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    sleep(Duration.ofMillis(1));
    String a = hash("a");
    String b = hash("b");
    var all = new ArrayList<String>();
    for (String word : List.of("c", "d")) {
      all.add(hash(word));
    }
    IO.println(a + b + all);
  });
}

String hash(String text) {
  return Integer.toHexString(text.hashCode());
}

/* output:
6162[63, 64]
*/
