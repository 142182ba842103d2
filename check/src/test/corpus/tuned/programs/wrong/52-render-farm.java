import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.ExecutionException;

record Frame(int number, int[] pixels) {}

class Renderer {
  Frame render(int number) throws IOException {
    sleep(Duration.ofMillis(10 - number));
    if (number == 2) {
      throw new IOException("frame 2: no light");
    }
    return new Frame(number, new int[number * 16]);
  }
}

class Farm {
  private final Renderer renderer = new Renderer();

  String film(int frames) throws InterruptedException {
    var rendering = new ArrayList<Task<Frame>>();
    for (int i = 0; i < Math.min(frames, 4); i++) {
      int number = i;
      rendering.add(createTask("frame " + i, () -> renderer.render(number)));
    }
    var film = new StringJoiner(" ");
    for (Task<Frame> task : rendering) {
      try {
        Frame frame = task.get(); // expect: mixed
        film.add(frame.number() + ":" + frame.pixels().length);
      } catch (ExecutionException e) {
        film.add("[" + e.getCause().getMessage() + "]");
      }
    }
    return film.toString();
  }
}

void main() throws InterruptedException {
  IO.println(run(() -> new Farm().film(4)));
}

/* output:
0:0 1:16 [frame 2: no light] 3:48
*/
