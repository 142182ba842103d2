// not run: it never ends, as each waits for the other
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Rate(String currency, double value) {}

interface RateSource {
  Rate latest(String currency);
}

class Rates {
  private final Map<String, Double> values = new TreeMap<>();
  private final RateSource source;

  Rates(RateSource source) {
    this.source = source;
  }

  synchronized void refreshAll() { // also: mixed
    gather(() -> refresh("USD"), () -> refresh("NOK")); // expect: mixed
    values.put("EUR", 1.0);
  }

  void refresh(String currency) {
    store(source.latest(currency));
  }

  private synchronized void store(Rate rate) {
    values.put(rate.currency(), rate.value());
  }

  synchronized Map<String, Double> snapshot() {
    return Map.copyOf(values);
  }
}

void main() {
  RateSource source = currency -> {
    sleep(Duration.ofMillis(5));
    return new Rate(currency, currency.hashCode() % 10);
  };
  var rates = new Rates(source);
  run(() -> rates.refreshAll());
  IO.println(rates.snapshot().keySet());
}
