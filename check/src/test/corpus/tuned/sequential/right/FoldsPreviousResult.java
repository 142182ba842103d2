import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    String token = "seed";
    for (int step : new int[] {1, 2, 3}) {
      token = exchange(token, step);
    }
    IO.println(token);
  });
}

String exchange(String token, int step) {
  sleep(Duration.ofMillis(5));
  return token + "-" + step;
}

/* output:
seed-1-2-3
*/
