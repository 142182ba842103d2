import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Message(int id, String text) {}

class Dispatcher {
  private final AsyncQueue<Message> inbox = new AsyncQueue<>();
  private final Set<Task<Void>> alive = new HashSet<>();

  void dispatch() {
    for (Message message : inbox) {
      Task<Void> task = createTask(() -> handle(message)); // expect: never-awaited
      alive.add(task);
      task.addDoneCallback(alive::remove);
    }
    gatherTasks(alive);
  }

  private void handle(Message message) {
    sleep(Duration.ofMillis(message.text().length()));
  }
}

void main() {
  run(() -> new Dispatcher().dispatch());
}
// not run
