import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Event(String name) {}

class Consumer {
  private final AsyncQueue<Event> events;
  private int failures;

  Consumer(AsyncQueue<Event> events) {
    this.events = events;
  }

  void consume() {
    for (; ; ) {
      Event event = null;
      try {
        event = events.get();
        handle(event);
      } catch (Error | RuntimeException e) { // expect: mixed
        failures++;
      } finally {
        if (event != null) {
          events.taskDone();
        }
      }
    }
  }

  private void handle(Event event) {
    sleep(Duration.ofMillis(event.name().length()));
  }
}

void main() {
  run(() -> {
    var events = new AsyncQueue<Event>();
    Task<Void> consumer = createTask(() -> new Consumer(events).consume());
    events.put(new Event("start"));
    events.join();
    consumer.cancel();
  });
}
// not run
