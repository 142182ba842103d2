import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final class Progress {
  private int percent;

  void show(int now) {
    percent = now;
  }

  int percent() {
    return percent;
  }
}

/** Runs on a worker thread and tells the loop how far it is. */
int encode(EventLoop loop, Progress progress) {
  int frames = 0;
  for (int part = 1; part <= 4; part++) {
    frames += part * 25;
    int done = part * 25;
    runCoroutineThreadsafe(loop, () -> progress.show(done)); // expect: never-awaited
  }
  return frames;
}

void main() {
  var progress = new Progress();
  run(() -> {
    EventLoop loop = runningLoop();
    int frames = toThread(() -> encode(loop, progress));
    sleep(Duration.ofMillis(10));
    IO.println(frames + " frames, " + progress.percent() + " %");
  });
}

/* output:
250 frames, 100 %
*/
