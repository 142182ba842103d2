import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final ExecutorService pool = Executors.newFixedThreadPool(2);

void main() {
  run(() -> {
    for (int year = 2020; year < 2023; year++) {
      int which = year;
      pool.submit(() -> archive(which)); // expect: never-awaited
    }
    sleep(Duration.ofMillis(1));
  });
  pool.close();
}

int archive(int year) {
  if (year == 2021) {
    throw new IllegalStateException("no data");
  }
  return year;
}
// not run
