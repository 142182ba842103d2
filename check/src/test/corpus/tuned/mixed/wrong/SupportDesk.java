import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.*;

class Desk {
  private final Object monitor = new Object();
  private final Map<String, String> answers = new HashMap<>();
  private int open;

  String ask(String question) {
    sleep(Duration.ofMillis(2));
    return question + "!";
  }

  void count(String question) {
    synchronized (monitor) {
      open++;
      answers.put(question, ask(question)); // expect: mixed
      open--;
    }
  }

  String wrapped(String question) throws Exception {
    return createTask(() -> ask(question)).get(); // expect: mixed
  }

  String bridged(String question) {
    return CompletableFuture.supplyAsync(() -> question).thenApply(String::trim).join(); // expect: mixed
  }

  void patient(String question) {
    while (answers.size() < 3) {
      try {
        answers.put(question + answers.size(), ask(question));
      } catch (Throwable e) { // expect: mixed
        answers.put("failed" + answers.size(), "");
      }
    }
  }

  String nested(String question) {
    return Asyncio.run(() -> ask(question)); // expect: mixed
  }
}

void main() throws Exception {
  run(() -> {
    var desk = new Desk();
    desk.count("b");
    IO.println(desk.wrapped("c"));
    IO.println(desk.bridged(" d "));
    desk.patient("e");
    if (desk.answers.isEmpty()) {
      desk.nested("f");
    }
  });
}

/* output:
c!
d
*/
