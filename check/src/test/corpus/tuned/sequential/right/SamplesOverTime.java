import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

int second;

void main() {
  run(() -> {
    var samples = new ArrayList<Integer>();
    for (int i = 0; i < 3; i++) {
      samples.add(load());
      sleep(Duration.ofMillis(2));
    }
    IO.println(samples);
  });
}

int load() {
  sleep(Duration.ofMillis(1));
  return 10 * ++second;
}

/* output:
[10, 20, 30]
*/
