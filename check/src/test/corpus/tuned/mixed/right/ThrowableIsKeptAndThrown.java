import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    try {
      withCleanUp();
    } catch (IllegalStateException e) {
      IO.println(e.getMessage() + ", " + e.getSuppressed().length + " suppressed");
    }
  });
}

void withCleanUp() {
  Throwable failure = null;
  try {
    sleep(Duration.ofMillis(1));
    throw new IllegalStateException("broken");
  } catch (Throwable t) {
    failure = t;
    throw t;
  } finally {
    try {
      close();
    } catch (RuntimeException e) {
      if (failure != null) {
        failure.addSuppressed(e);
      }
    }
  }
}

void close() {
  sleep(Duration.ofMillis(1));
  throw new IllegalArgumentException("closed badly");
}

/* output:
broken, 1 suppressed
*/
