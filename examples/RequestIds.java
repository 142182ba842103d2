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
//   [r-1] is rendered in a thread
//   [r-2] is rendered in a thread
//   [-] all requests are over

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

static final ContextVar<String> REQUEST = ContextVar.of("request", "-");

void main() {
  run(() -> {
    gather(() -> handle("r-1", 50), () -> handle("r-2", 500));
    log("all requests are over");
  });
}

void handle(String id, int millis) {
  REQUEST.set(id);
  log("begins");
  gather(() -> log("checks the stock"), () -> log("looks up the price"));
  sleep(Duration.ofMillis(millis));
  toThread(() -> log("is rendered in a thread"));
}

void log(String message) {
  IO.println("[" + REQUEST.get() + "] " + message);
}
