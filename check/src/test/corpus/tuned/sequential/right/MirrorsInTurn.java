import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    String found = null;
    for (String mirror : List.of("eu", "us", "asia")) {
      found = download(mirror);
      if (found != null) {
        break;
      }
    }
    IO.println(found);
  });
}

String download(String mirror) {
  sleep(Duration.ofMillis(5));
  return mirror.equals("us") ? "file from " + mirror : null;
}

/* output:
file from us
*/
