import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Measurement(String name, Duration median) {}

interface Variant {
  void execute();
}

/** Measures variants one after another on purpose: at the same time they would disturb each other. */
class Benchmark {
  private final int rounds;

  Benchmark(int rounds) {
    this.rounds = rounds;
  }

  Measurement measure(String name, Variant variant) {
    long[] nanos = new long[rounds];
    for (int round = 0; round < rounds; round++) {
      long start = runningLoop().time();
      variant.execute();
      nanos[round] = runningLoop().time() - start;
    }
    Arrays.sort(nanos);
    return new Measurement(name, Duration.ofNanos(nanos[rounds / 2]));
  }

  Map<String, Duration> compare(SequencedMap<String, Variant> variants) {
    var medians = new LinkedHashMap<String, Duration>();
    for (var entry : variants.entrySet()) {
      long before = runningLoop().time();
      Measurement measurement = measure(entry.getKey(), entry.getValue());
      medians.put(measurement.name(), measurement.median());
      IO.println(entry.getKey() + " took " + Duration.ofNanos(runningLoop().time() - before));
    }
    return medians;
  }
}

void main() {
  var variants = new LinkedHashMap<String, Variant>();
  variants.put("slow", () -> sleep(Duration.ofMillis(30)));
  variants.put("fast", () -> sleep(Duration.ofMillis(10)));
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    IO.println(runner.run(() -> new Benchmark(3).compare(variants)));
  }
}

/* output:
slow took PT0.09S
fast took PT0.03S
{slow=PT0.03S, fast=PT0.01S}
*/
