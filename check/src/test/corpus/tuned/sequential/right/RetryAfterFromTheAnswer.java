import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Answer(int waitMillis, String text) {}

int asked;

void main() {
  run(() -> {
    Answer answer = ask("report");
    while (answer.waitMillis() > 0) {
      sleep(Duration.ofMillis(answer.waitMillis()));
      answer = ask("report");
    }
    IO.println(answer.text());
  });
}

Answer ask(String what) {
  sleep(Duration.ofMillis(1));
  return ++asked < 3 ? new Answer(2, "") : new Answer(0, what + " ready");
}

/* output:
report ready
*/
