import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

/** Keeps what runs in the background, says what failed, and waits for the rest at the end. */
class Background {
  private final Set<Task<?>> running = new HashSet<>();
  private final List<String> failures = new ArrayList<>();

  void start(String name, VoidCoroutine<?> body) {
    Task<Void> task = createTask(name, body);
    running.add(task);
    task.addDoneCallback(this::ended);
  }

  private void ended(Task<Void> task) {
    running.remove(task);
    switch (task.state()) {
      case FAILED -> failures.add(task.name() + ": " + task.exceptionNow().getMessage());
      case CANCELLED -> failures.add(task.name() + ": cancelled");
      default -> {}
    }
  }

  void drain() {
    while (!running.isEmpty()) {
      waitUntil(ReturnWhen.ALL_COMPLETED, Set.copyOf(running));
    }
  }

  List<String> failures() {
    return failures;
  }
}

void resize(String photo) throws IOException {
  sleep(Duration.ofMillis(photo.length()));
  if (photo.endsWith(".txt")) {
    throw new IOException("not a photo");
  }
}

void main() {
  run(() -> {
    var background = new Background();
    background.start("a", () -> resize("beach.jpg"));
    background.start("b", () -> resize("notes.txt"));
    background.drain();
    IO.println(background.failures());
  });
}

/* output:
[b: not a photo]
*/
