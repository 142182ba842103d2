import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    for (int frame = 0; frame < 60; frame++) {
      draw(frame);
      waitUntil(System.nanoTime() + 16_000_000);
      yieldNow();
    }
  });
}

void draw(int frame) {
  IO.println("frame " + frame);
}

void waitUntil(long deadline) {
  while (System.nanoTime() < deadline) {} // expect: blocking
}
// not run
