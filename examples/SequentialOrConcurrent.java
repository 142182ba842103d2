// The same three calls, one after another and at the same time: gather() is the only difference.
//
//   aio run examples/SequentialOrConcurrent.java
//
// Prints:
//   one after another
//     ask users, users answered, ask posts, posts answered, ask likes, likes answered
//     took … ms
//   at the same time
//     ask users, ask posts, ask likes, users answered, posts answered, likes answered
//     took … ms

import static io.asyncio4j.Asyncio.*;

final List<String> log = new ArrayList<>();

void main() {
  run(() -> {
    measure(
        "one after another",
        () -> {
          call("users");
          call("posts");
          call("likes");
        });
    measure(
        "at the same time",
        () -> {
          gather(() -> call("users"), () -> call("posts"), () -> call("likes"));
        });
  });
}

void call(String service) {
  log.add("ask " + service);
  sleep(Duration.ofMillis(200));
  log.add(service + " answered");
}

void measure(String title, Runnable body) {
  log.clear();
  long start = System.nanoTime();
  body.run();
  IO.println(title);
  IO.println("  " + String.join(", ", log));
  IO.println("  took " + (System.nanoTime() - start) / 1_000_000 + " ms");
}
