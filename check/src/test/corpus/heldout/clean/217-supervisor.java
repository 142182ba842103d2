import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final class Worker {
  final String name;
  int restarts;

  Worker(String name) {
    this.name = name;
  }

  void work() throws IOException {
    sleep(Duration.ofMinutes(name.length()));
    throw new IOException(name + " crashed");
  }
}

void supervise(Worker worker) {
  while (true) {
    try {
      worker.work();
    } catch (IOException e) {
      worker.restarts++;
      sleep(Duration.ofSeconds(30));
    }
  }
}

void main() {
  var workers = List.of(new Worker("mail"), new Worker("indexer"));
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> TaskGroup.run(group -> {
      for (Worker worker : workers) {
        group.createTask(worker.name, () -> supervise(worker));
      }
      sleep(Duration.ofHours(1));
      group.cancel();
    }));
  }
  workers.forEach(worker -> IO.println(worker.name + ": " + worker.restarts + " restarts"));
}

/* output:
mail: 13 restarts
indexer: 8 restarts
*/
