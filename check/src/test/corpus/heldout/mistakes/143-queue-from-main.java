import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.AsyncQueue;
import java.util.List;

// not run: fails, since there is no loop
final class QueueFromMain {
  private final AsyncQueue<String> jobs = new AsyncQueue<>(1);

  private void fill(List<String> names) {
    for (String name : names) {
      jobs.put(name); // expect: never-awaited
    }
  }

  void drain() {
    run(() -> {
      jobs.shutdown(false);
      for (String job : jobs) {
        System.out.println("doing " + job);
      }
    });
  }

  public static void main(String[] args) {
    var program = new QueueFromMain();
    program.fill(List.of("wash", "dry", "fold"));
    program.drain();
  }
}
