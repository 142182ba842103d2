import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Visits {
  private final AsyncLock lock = new AsyncLock();
  private final Map<String, Integer> byCountry = new TreeMap<>();

  void count(String address) {
    lock.withLock(() -> {
      String country = locate(address); // expect: mixed
      byCountry.merge(country, 1, Integer::sum);
    });
  }

  private String locate(String address) {
    sleep(Duration.ofMillis(5));
    return address.startsWith("10.") ? "DE" : "FR";
  }
}

void main() {
  run(() -> {
    var visits = new Visits();
    runEach(List.of("10.0.0.1", "192.0.2.1"), 2, address -> visits.count(address));
    IO.println(visits.byCountry);
  });
}

/* output:
{DE=1, FR=1}
*/
