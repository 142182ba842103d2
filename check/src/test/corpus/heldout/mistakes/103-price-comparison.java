import static io.asyncio4j.Asyncio.*;

record Offer(String shop, int cents) {}

Offer ask(String shop) {
  sleep(Duration.ofMillis(4));
  return new Offer(shop, 1000 + shop.length() * 10);
}

Optional<Offer> cheapest(List<String> shops) {
  List<Offer> offers = shops.stream().map(this::ask).toList(); // expect: sequential#1
  return offers.stream().min(Comparator.comparingInt(Offer::cents));
}

void main() {
  run(() -> {
    var best = cheapest(List.of("harbour", "corner", "station-road"));
    IO.println(best.map(o -> o.shop() + " for " + o.cents()).orElse("nobody sells it"));
  });
}

/* output:
corner for 1060
*/
