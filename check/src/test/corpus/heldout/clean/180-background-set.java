import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final class Background {
  private final Set<Task<Void>> tasks = new HashSet<>();
  private final List<String> log = new ArrayList<>();

  void later(String name) {
    Task<Void> task = createTask(name, () -> work(name));
    tasks.add(task);
    task.addDoneCallback(done -> {
      tasks.remove(done);
      log.add(done.name() + " over");
    });
  }

  private void work(String name) {
    sleep(Duration.ofMillis(name.length()));
  }

  void drain() {
    gatherTasks(List.copyOf(tasks));
    yieldNow();
  }
}

void main() {
  var background = new Background();
  run(() -> {
    background.later("thumbnail");
    background.later("mail");
    background.drain();
  });
  IO.println(background.log);
}

/* output:
[mail over, thumbnail over]
*/
