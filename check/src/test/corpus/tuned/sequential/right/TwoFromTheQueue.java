import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var jobs = new AsyncQueue<String>();
    Task<Void> producer =
        createTask(
            () -> {
              for (String job : List.of("first", "second")) {
                sleep(Duration.ofMillis(2));
                jobs.put(job);
              }
            });
    String a = jobs.get();
    String b = jobs.get();
    await(producer);
    IO.println(a + " then " + b);
  });
}

/* output:
first then second
*/
