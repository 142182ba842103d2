import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    List<Coroutine<Integer, RuntimeException>> checks =
        IntStream.range(0, 100_000)
            .<Coroutine<Integer, RuntimeException>>mapToObj(id -> () -> check(id))
            .toList();
    List<Integer> results = gather(checks); // expect: mixed
    IO.println(results.size());
  });
}

int check(int id) {
  sleep(Duration.ofMillis(20));
  return id;
}
// not run
