import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    boolean healthy = isUp("database") & isUp("cache"); // expect: sequential
    IO.println(healthy ? "healthy" : "degraded");
  });
}

boolean isUp(String part) {
  sleep(Duration.ofMillis(5));
  return part.length() > 2;
}

/* output:
healthy
*/
