import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.AsyncQueue;
import io.asyncio4j.Task;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

// not run: dispatches until it is stopped
final class EventDispatcher {
  record Event(String topic, String payload) {}

  private final AsyncQueue<Event> incoming = new AsyncQueue<>();
  private final Set<Task<Void>> inFlight = new HashSet<>();

  void publish(Event event) {
    incoming.put(event);
  }

  void dispatch() {
    while (true) {
      Event event = incoming.get();
      Task<Void> task = createTask(event.topic(), () -> deliver(event)); // expect: never-awaited
      inFlight.add(task);
      task.addDoneCallback(inFlight::remove);
    }
  }

  private void deliver(Event event) {
    sleep(Duration.ofMillis(100)); // a slow subscriber
    System.out.println(event.topic() + ": " + event.payload());
  }

  public static void main(String[] args) {
    var dispatcher = new EventDispatcher();
    run(() -> {
      var dispatching = createTask("dispatcher", dispatcher::dispatch);
      for (int i = 0; i < 1_000_000; i++) {
        dispatcher.publish(new Event("tick", "n=" + i));
      }
      await(dispatching);
    });
  }
}
