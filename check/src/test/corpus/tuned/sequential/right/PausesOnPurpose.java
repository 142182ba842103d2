import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    blink("red");
    sleep(Duration.ofMillis(3));
    sleep(Duration.ofMillis(2));
    blink("green");
  });
}

void blink(String colour) {
  IO.println(colour + " on");
  sleep(Duration.ofMillis(2));
  IO.println(colour + " off");
}

/* output:
red on
red off
green on
green off
*/
