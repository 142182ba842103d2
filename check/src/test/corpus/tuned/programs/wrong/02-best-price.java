import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

final class BestPrice {
  interface Exchange {
    Quote quote(String symbol) throws IOException;
  }

  record Quote(String exchange, BigDecimal price) {}

  record DelayedExchange(String name, Duration latency, String price) implements Exchange {
    @Override
    public Quote quote(String symbol) {
      sleep(latency);
      return new Quote(name, new BigDecimal(price));
    }
  }

  private final List<Exchange> exchanges;

  BestPrice(List<Exchange> exchanges) {
    this.exchanges = List.copyOf(exchanges);
  }

  Quote cheapest(String symbol) throws IOException {
    var quotes = new ArrayList<Quote>();
    for (Exchange exchange : exchanges) {
      quotes.add(exchange.quote(symbol)); // expect: sequential#1
    }
    return quotes.stream().min(Comparator.comparing(Quote::price)).orElseThrow();
  }

  public static void main(String[] args) throws IOException {
    var service =
        new BestPrice(
            List.of(
                new DelayedExchange("north", Duration.ofMillis(9), "101.50"),
                new DelayedExchange("south", Duration.ofMillis(3), "100.75"),
                new DelayedExchange("east", Duration.ofMillis(6), "102.00")));
    Quote best = run(() -> service.cheapest("ACME"));
    System.out.println(best.exchange() + " sells at " + best.price());
  }
}

/* output:
south sells at 100.75
*/
