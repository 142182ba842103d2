import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Exchange {
  long quote(String share);
}

record London(long spread) implements Exchange {
  public long quote(String share) {
    sleep(Duration.ofMillis(5));
    return 100 + spread;
  }
}

record NewYork(long spread) implements Exchange {
  public long quote(String share) {
    sleep(Duration.ofMillis(3));
    return 101 + spread;
  }
}

void main() {
  run(() -> {
    Exchange london = new London(2);
    Exchange newYork = new NewYork(0);
    long best = Math.min(london.quote("ACME"), newYork.quote("ACME")); // expect: sequential
    IO.println(best);
  });
}

/* output:
101
*/
