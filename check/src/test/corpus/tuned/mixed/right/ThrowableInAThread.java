import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    String result =
        toThread(
            () -> {
              try {
                return compute();
              } catch (Throwable t) {
                return "failed: " + t.getMessage();
              }
            });
    IO.println(result);
  });
}

String compute() {
  throw new StackOverflowError("too deep");
}

/* output:
failed: too deep
*/
