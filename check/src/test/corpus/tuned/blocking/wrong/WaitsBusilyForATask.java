import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<Integer> job = createTask(() -> compute());
    while (!job.isDone()) {} // expect: blocking
    IO.println(await(job));
  });
}

int compute() {
  sleep(Duration.ofMillis(5));
  return 42;
}
// not run
