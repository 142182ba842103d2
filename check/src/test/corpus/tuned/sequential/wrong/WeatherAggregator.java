import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

sealed interface Provider permits Satellite, Station {
  double celsius(String city);
}

record Satellite(double offset) implements Provider {
  public double celsius(String city) {
    sleep(Duration.ofMillis(6));
    return city.length() + offset;
  }
}

record Station(String name) implements Provider {
  public double celsius(String city) {
    sleep(Duration.ofMillis(3));
    return city.length() + 1;
  }
}

class Aggregator {
  private final List<Provider> providers;

  Aggregator(Provider... providers) {
    this.providers = List.of(providers);
  }

  OptionalDouble mean(String city) {
    double[] readings = new double[providers.size()];
    int at = 0;
    for (Provider provider : providers) {
      readings[at++] = provider.celsius(city); // expect: sequential
    }
    return DoubleStream.of(readings).average();
  }
}

void main() {
  var aggregator = new Aggregator(new Satellite(0.5), new Satellite(1.5), new Station("north"));
  run(() -> IO.println(aggregator.mean("Oslo").orElseThrow()));
}

/* output:
5.0
*/
