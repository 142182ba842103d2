import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

int calls;

void main() {
  run(() -> {
    while (true) {
      try {
        IO.println(step());
        break;
      } catch (Exception e) {
        IO.println(e.getMessage());
      }
    }
  });
}

String step() throws IOException {
  sleep(Duration.ofMillis(2));
  if (++calls < 3) {
    throw new IOException("not yet");
  }
  return "now";
}

/* output:
not yet
not yet
now
*/
