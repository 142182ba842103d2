import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    int[] cities = {10, 20, 30};
    double sum = 0;
    for (int city : cities) {
      sum += temperature(city); // expect: sequential
    }
    IO.println("mean " + sum / cities.length);
  });
}

double temperature(int city) {
  sleep(Duration.ofMillis(5));
  return city / 2.0;
}

/* output:
mean 10.0
*/
