import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws IOException {
  run(() -> {
    TaskGroup.run(
        group -> {
          group.createTask("game", () -> play());
          int key = System.in.read(); // expect: blocking
          while (key != 'q') {
            key = System.in.read(); // expect: blocking
          }
          group.cancel();
        });
  });
}

void play() {
  while (true) {
    sleep(Duration.ofMillis(16));
  }
}
// not run
