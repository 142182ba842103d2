import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws TimeoutException {
  run(() -> {
    var tasks = List.of(createTask(() -> part(1)), createTask(() -> part(2)));
    IO.println(sum(tasks));
    Task<Integer> late = createTask(() -> part(3));
    IO.println(waitFor(late, null));
  });
}

int sum(List<Task<Integer>> tasks) {
  return gatherTasks(tasks).stream().mapToInt(n -> n).sum();
}

int part(int n) {
  sleep(Duration.ofMillis(2));
  return n;
}

/* output:
3
3
*/
