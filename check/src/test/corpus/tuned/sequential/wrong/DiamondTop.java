import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Rates(double tax, double discount) {}

void main() {
  run(() -> {
    double tax = tax("FR"); // expect: sequential#1
    double discount = discount("ada"); // expect: sequential#1
    long total = total(new Rates(tax, discount));
    IO.println(total);
  });
}

double tax(String country) {
  sleep(Duration.ofMillis(5));
  return 0.2;
}

double discount(String customer) {
  sleep(Duration.ofMillis(5));
  return 0.1;
}

long total(Rates rates) {
  sleep(Duration.ofMillis(5));
  return Math.round(1000 * (1 + rates.tax()) * (1 - rates.discount()));
}

/* output:
1080
*/
