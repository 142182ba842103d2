// A ContextVar is a variable of the task: everything that a request starts, on the loop or in a
// thread, sees the request's own id, with no parameter handed down.
//
//   aio run examples/RequestIds.java
//
// Prints:
//   [r-1] begins
//   [r-2] begins
//   [r-1] checks the stock
//   [r-1] looks up the price
//   [r-2] checks the stock
//   [r-2] looks up the price
//   [-] the page of r-1, made in a thread
//   [-] the page of r-2, made in a thread

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

static final ContextVar<String> REQUEST = ContextVar.of("request", "-");

void main() {
  run(() -> {
    var pages = gather(() -> handle("r-1"), () -> handle("r-2"));
    pages.forEach(page -> log(page));
  });
}

String handle(String id) {
  REQUEST.set(id);
  log("begins");
  gather(() -> log("checks the stock"), () -> log("looks up the price"));
  return toThread(() -> "the page of " + REQUEST.get() + ", made in a thread");
}

void log(String message) {
  IO.println("[" + REQUEST.get() + "] " + message);
}
