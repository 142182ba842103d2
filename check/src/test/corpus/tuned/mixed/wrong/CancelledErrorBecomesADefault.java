import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<String> quote = createTask(() -> quote());
    sleep(Duration.ofMillis(1));
    quote.cancel();
    IO.println(await(quote));
  });
}

String quote() {
  try {
    sleep(Duration.ofSeconds(1));
    return "a stitch in time";
  } catch (CancelledError e) { // expect: mixed
    return "no quote today";
  }
}
// not run
