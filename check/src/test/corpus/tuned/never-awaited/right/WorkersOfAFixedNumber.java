import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var jobs = new AsyncQueue<Integer>();
    var squares = new TreeSet<Integer>();
    var workers = new ArrayList<Task<Void>>();
    for (int i = 0; i < 3; i++) {
      workers.add(createTask("worker-" + i, () -> work(jobs, squares)));
    }
    for (int n = 1; n <= 5; n++) {
      jobs.put(n);
    }
    jobs.shutdown(false);
    gatherTasks(workers);
    IO.println(squares);
  });
}

void work(AsyncQueue<Integer> jobs, Set<Integer> squares) {
  for (int n : jobs) {
    sleep(Duration.ofMillis(1));
    squares.add(n * n);
  }
}

/* output:
[1, 4, 9, 16, 25]
*/
