import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

double forecast(String model) {
  sleep(Duration.ofMillis(5));
  return model.length();
}

void main() {
  run(() -> {
    var forecasts = List.of(forecast("gfs"), forecast("ecmwf"), forecast("icon")); // expect: sequential
    IO.println(Collections.max(forecasts));
  });
}

/* output:
5.0
*/
