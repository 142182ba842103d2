import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Engine {
  void run(Runnable step);
}

class Direct implements Engine {
  int steps;

  @Override
  public void run(Runnable step) {
    steps++;
    step.run();
  }
}

void main() {
  run(() -> {
    var engine = new Direct();
    engine.run(() -> IO.println("one"));
    sleep(Duration.ofMillis(1));
    engine.run(() -> IO.println("two"));
    TaskGroup.run(group -> group.createTask(() -> engine.run(() -> IO.println("three"))));
    IO.println(engine.steps);
  });
}

/* output:
one
two
three
3
*/
