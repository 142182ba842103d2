// createTask() starts a coroutine and goes on; await() takes its result when it is wanted.
//
//   aio run examples/BackgroundTask.java
//
// Prints:
//   started, and going on meanwhile
//   page 1 read
//   page 2 read
//   page 3 read
//   the report has 3 pages

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<Integer> report = createTask("report", () -> readReport());
    IO.println("started, and going on meanwhile");
    int pages = await(report);
    IO.println("the report has " + pages + " pages");
  });
}

int readReport() {
  int pages = 0;
  while (pages < 3) {
    sleep(Duration.ofMillis(50));
    pages++;
    IO.println("page " + pages + " read");
  }
  return pages;
}
