import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  try {
    run(() -> {
      sleep(Duration.ofMillis(1));
      throw new IllegalStateException("broken");
    });
  } catch (Throwable t) {
    IO.println("failed: " + t.getMessage());
  }
  try {
    IO.println(Integer.parseInt("x"));
  } catch (Throwable t) {
    IO.println("not a number");
  }
}

/* output:
failed: broken
not a number
*/
