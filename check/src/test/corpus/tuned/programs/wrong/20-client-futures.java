import static io.asyncio4j.Asyncio.*;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A client library of the older kind: each call gives a future. */
class RateService {
  private final Map<String, Double> rates;

  RateService(Map<String, Double> rates) {
    this.rates = rates;
  }

  CompletionStage<Double> latest(String pair) {
    var later = CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS);
    return CompletableFuture.supplyAsync(() -> rates.get(pair), later);
  }
}

record Triangle(double direct, double crossed) {
  boolean isWorthIt() {
    return crossed > direct * 1.001;
  }
}

class Arbitrage {
  private final RateService rates = new RateService(Map.of("EURUSD", 1.10, "EURGBP", 0.85, "GBPUSD", 1.30));

  Triangle look() {
    double direct = await(rates.latest("EURUSD")); // expect: sequential#1
    double first = await(rates.latest("EURGBP")); // expect: sequential#1
    double second = await(rates.latest("GBPUSD")); // expect: sequential#1
    return new Triangle(direct, first * second);
  }
}

void main() {
  Triangle triangle = run(() -> new Arbitrage().look());
  IO.println(triangle.isWorthIt() ? "go" : "wait");
}

/* output:
go
*/
