import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Address(String street, String country) {}

// One of the two calls waits; the other is a look-up in a map.
final Map<String, String> names = Map.of("DE", "Germany", "FR", "France");

void main() {
  run(() -> IO.println(address(5, "FR")));
}

Address address(int customer, String code) {
  String street = street(customer);
  String country = countryName(code);
  return new Address(street, country);
}

String street(int customer) {
  sleep(Duration.ofMillis(5));
  return "Rue " + customer;
}

String countryName(String code) {
  return names.getOrDefault(code, code);
}

/* output:
Address[street=Rue 5, country=France]
*/
