import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var ready = new AsyncEvent();
    var answers = new ArrayList<String>();
    TaskGroup.run(group -> {
      group.createTask(() -> {
        ready.await();
        answers.add(ask("first"));
      });
      group.createTask(() -> {
        sleep(Duration.ofMillis(3));
        ready.set();
      });
    });
    IO.println(answers);
  });
}

String ask(String question) {
  sleep(Duration.ofMillis(2));
  return question + "!";
}

/* output:
[first!]
*/
