import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Map<String, Integer> populations =
        Stream.of("Rome", "Oslo")
            .collect(
                Collectors.toMap(
                    city -> city,
                    city -> population(city), // expect: sequential
                    (a, b) -> a,
                    TreeMap::new));
    IO.println(populations);
  });
}

int population(String city) {
  sleep(Duration.ofMillis(5));
  return city.hashCode() % 1000;
}

/* output:
{Oslo=463, Rome=13}
*/
