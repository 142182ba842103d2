import static io.asyncio4j.Asyncio.*;

// not run: fails, since a loop is running already
record Tariff(String zone, int cents) {}

Tariff tariff(String zone) {
  sleep(Duration.ofMillis(5));
  return new Tariff(zone, zone.equals("A") ? 290 : 350);
}

int fare(List<String> zones) {
  int highest = 0;
  List<Tariff> tariffs = run(() -> gatherEach(zones, 4, zone -> tariff(zone))); // expect: mixed
  for (Tariff tariff : tariffs) {
    highest = Math.max(highest, tariff.cents());
  }
  return highest;
}

void main() {
  run(() -> {
    IO.println("your ticket: " + fare(List.of("A", "B")) + " cents");
  });
}
