import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

sealed interface Offer {
  record Priced(String sku, int cents) implements Offer {}

  record SoldOut(String sku) implements Offer {}

  record Forbidden(String reason) implements Offer {}
}

interface Stock {
  int count(String sku);
}

interface Prices {
  int cents(String sku);
}

interface Rules {
  boolean allows(String country, String sku);
}

class Counter {
  private final Stock stock = sku -> {
    sleep(Duration.ofMillis(3));
    return sku.startsWith("rare") ? 0 : 5;
  };
  private final Prices prices = sku -> {
    sleep(Duration.ofMillis(3));
    if (sku.startsWith("rare")) {
      throw new IllegalStateException("what is sold out has no price");
    }
    return sku.length() * 111;
  };
  private final Rules rules = (country, sku) -> {
    sleep(Duration.ofMillis(3));
    return !country.equals("nowhere");
  };

  Offer offer(String country, String sku) {
    if (!rules.allows(country, sku)) {
      return new Offer.Forbidden("not in " + country);
    }
    if (stock.count(sku) == 0) {
      return new Offer.SoldOut(sku);
    }
    return new Offer.Priced(sku, prices.cents(sku));
  }
}

void main() {
  var counter = new Counter();
  List<Offer> offers =
      run(() ->
          gather(
              () -> counter.offer("Norway", "lamp"),
              () -> counter.offer("Norway", "rare vase"),
              () -> counter.offer("nowhere", "lamp")));
  offers.forEach(IO::println);
}

/* output:
Priced[sku=lamp, cents=444]
SoldOut[sku=rare vase]
Forbidden[reason=not in nowhere]
*/
