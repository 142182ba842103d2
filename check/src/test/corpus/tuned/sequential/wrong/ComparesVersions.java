import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    if (version("staging").equals(version("production"))) { // expect: sequential
      IO.println("nothing to release");
    } else {
      IO.println("release!");
    }
  });
}

String version(String stage) {
  sleep(Duration.ofMillis(5));
  return stage.equals("staging") ? "2.1" : "2.0";
}

/* output:
release!
*/
