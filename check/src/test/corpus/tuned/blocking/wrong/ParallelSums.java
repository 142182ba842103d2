import static io.asyncio4j.Asyncio.*;

import java.util.stream.*;

double mean(double[] values) {
  return Arrays.stream(values).parallel().average().orElse(0); // expect: blocking
}

long[] sorted(long[] values) {
  long[] copy = values.clone();
  Arrays.parallelSort(copy); // expect: blocking
  return copy;
}

int[] prefix(int[] values) {
  Arrays.parallelPrefix(values, Integer::sum); // expect: blocking
  return values;
}

Map<Boolean, List<Integer>> split(List<Integer> values) {
  return values.parallelStream().collect(Collectors.partitioningBy(x -> x % 2 == 0)); // expect: blocking
}

long count(Iterable<String> lines) {
  return StreamSupport.stream(lines.spliterator(), true).filter(String::isBlank).count(); // expect: blocking
}

long total(java.util.concurrent.ConcurrentHashMap<String, Long> counts) {
  return counts.reduceValues(1, Long::sum); // expect: blocking
}

void main() {
  run(() -> {
    sleep(Duration.ofMillis(1));
    IO.println(mean(new double[] {1, 2, 3}));
    IO.println(sorted(new long[] {3, 1, 2})[0] + prefix(new int[] {1, 2})[1]);
    IO.println(split(List.of(1, 2, 3)).get(true));
    IO.println(count(List.of("", "a")));
    IO.println(total(new java.util.concurrent.ConcurrentHashMap<>(Map.of("a", 1L))));
  });
}

/* output:
2.0
4
[2]
1
1
*/
