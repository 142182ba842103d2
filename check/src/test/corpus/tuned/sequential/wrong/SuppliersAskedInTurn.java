import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var temperature = ask("temperature"); // expect: sequential#1
    var humidity = ask("humidity"); // expect: sequential#1
    IO.println(new StringJoiner("/").add(temperature).add(humidity));
  });
}

String ask(String sensor) {
  return retrying(() -> read(sensor));
}

<T> T retrying(Supplier<T> body) {
  try {
    return body.get();
  } catch (UncheckedIOException e) {
    return body.get();
  }
}

String read(String sensor) {
  sleep(Duration.ofMillis(5));
  return sensor.length() + "";
}

/* output:
11/8
*/
