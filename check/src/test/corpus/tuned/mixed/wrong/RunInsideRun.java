import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    IO.println(report());
  });
}

String report() {
  return "sold: " + total();
}

int total() {
  return run(() -> { // expect: mixed
    sleep(Duration.ofMillis(5));
    return 42;
  });
}
// not run
