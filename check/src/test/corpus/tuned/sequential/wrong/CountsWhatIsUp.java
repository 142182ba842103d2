import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    int up = 0;
    for (String host : List.of("db-1", "db-2", "web-1")) {
      if (isUp(host)) { // expect: sequential
        up++;
      }
    }
    IO.println(up + " hosts up");
  });
}

boolean isUp(String host) {
  sleep(Duration.ofMillis(5));
  return host.startsWith("db");
}

/* output:
2 hosts up
*/
