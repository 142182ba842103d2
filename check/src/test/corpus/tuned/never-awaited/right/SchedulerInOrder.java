import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.*;

record Job(String name, int cost) {}

class Scheduler {
  private final AsyncQueue<Job> jobs = new AsyncQueue<>(10);
  private final Set<Task<?>> running = new HashSet<>();
  private final AsyncSemaphore permits = new AsyncSemaphore(2);
  private int done;

  void start(Job job) {
    Task<Void> task = createTask(job.name(), () -> permits.withPermit(() -> work(job)));
    running.add(task);
    task.addDoneCallback(running::remove);
  }

  private void work(Job job) {
    sleep(Duration.ofMillis(job.cost()));
    done++;
  }

  void drain() {
    while (!running.isEmpty()) {
      waitUntil(ReturnWhen.ALL_COMPLETED, List.copyOf(running));
    }
  }

  int allOf(List<Job> all) throws Exception {
    List<CompletableFuture<Integer>> futures = all.stream().map(job -> CompletableFuture.supplyAsync(job::cost)).toList();
    await(CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)));
    int sum = 0;
    for (CompletableFuture<Integer> future : futures) {
      sum += future.join();
    }
    return sum;
  }

  int finished(List<Job> all) {
    List<Task<Integer>> tasks = all.stream().map(job -> createTask(() -> {
      sleep(Duration.ofMillis(1));
      return job.cost();
    })).toList();
    gatherTasks(tasks);
    return tasks.stream().mapToInt(Task::resultNow).sum();
  }

  int count() {
    return done;
  }
}

void main() throws Exception {
  run(() -> {
    var scheduler = new Scheduler();
    List<Job> jobs = List.of(new Job("a", 1), new Job("b", 2), new Job("c", 3));
    jobs.forEach(scheduler::start);
    scheduler.drain();
    IO.println(scheduler.count());
    IO.println(scheduler.allOf(jobs));
    IO.println(scheduler.finished(jobs));
  });
}

/* output:
3
6
6
*/
