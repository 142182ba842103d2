import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var letters = new AsyncQueue<String>();
    Task<Void> writer = createTask(() -> write(letters));
    var word = new StringBuilder();
    word.append(letters.get());
    word.append(letters.get());
    word.append(letters.get());
    await(writer);
    IO.println(word);
  });
}

void write(AsyncQueue<String> letters) {
  for (String letter : List.of("t", "e", "a")) {
    sleep(Duration.ofMillis(1));
    letters.put(letter);
  }
}

/* output:
tea
*/
