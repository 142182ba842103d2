import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Limiter {
  private int left = 2;

  void acquire() {
    while (left == 0) {
      sleep(Duration.ofMillis(1));
      left = 2;
    }
    left--;
  }
}

void main() {
  run(() -> {
    var limiter = new Limiter();
    var answers = new ArrayList<String>();
    for (String word : List.of("a", "b", "c")) {
      limiter.acquire();
      answers.add(translate(word));
    }
    IO.println(answers);
  });
}

String translate(String word) {
  sleep(Duration.ofMillis(2));
  return word.toUpperCase();
}

/* output:
[A, B, C]
*/
