// Arithmetic does not wait for anything, so on the loop it would hold up everybody else. toThread()
// gives it to a worker; the loop goes on, as the ticker shows.
//
//   aio run examples/CpuInThreads.java
//
// Prints:
//   counting primes, here on the loop: 0 ticks meanwhile
//   counting primes, in a thread: ticks meanwhile, and the same 664579 primes

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

int ticks;

void main() {
  run(() -> {
    Task<Void> ticker = createTask(() -> tick());
    sleep(Duration.ofMillis(20));

    ticks = 0;
    int here = countPrimes(10_000_000);
    IO.println("counting primes, here on the loop: " + ticks + " ticks meanwhile");

    int there = toThread(() -> countPrimes(10_000_000));
    IO.println(
        "counting primes, in a thread: %s meanwhile, and %s primes"
            .formatted(
                ticks > 0 ? "ticks" : "no tick", here == there ? "the same " + there : "other"));
    ticker.cancel();
  });
}

void tick() {
  while (true) {
    sleep(Duration.ofMillis(1));
    ticks++;
  }
}

int countPrimes(int below) {
  var composite = new BitSet(below);
  int primes = 0;
  for (int n = 2; n < below; n = composite.nextClearBit(n + 1)) {
    primes++;
    for (long multiple = (long) n * n; multiple < below; multiple += n) {
      composite.set((int) multiple);
    }
  }
  return primes;
}
