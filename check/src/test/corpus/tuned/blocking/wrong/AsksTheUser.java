import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<Void> ticker = createTask(() -> tick());
    String answer = IO.readln("go on? "); // expect: blocking
    IO.println("you said " + answer);
    ticker.cancel();
  });
}

void tick() {
  while (true) {
    sleep(Duration.ofSeconds(1));
    IO.println("still here");
  }
}
// not run
