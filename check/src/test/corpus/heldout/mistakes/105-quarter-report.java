import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

enum Quarter { Q1, Q2, Q3, Q4 }

record Report(Quarter quarter, double sales, double costs, int headcount) {
  double profitPerHead() {
    return (sales - costs) / headcount;
  }
}

double loadSales(Quarter q) {
  sleep(Duration.ofMillis(10));
  return 400_000 + q.ordinal() * 10_000;
}

double loadCosts(Quarter q) {
  sleep(Duration.ofMillis(6));
  return 310_000;
}

int loadHeadcount(Quarter q) {
  sleep(Duration.ofMillis(3));
  return 12;
}

Report report(Quarter q) {
  return new Report(
      q,
      loadSales(q), // expect: sequential#1
      loadCosts(q), // expect: sequential#1
      loadHeadcount(q)); // expect: sequential#1
}

void main() {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    Report r = runner.run(() -> report(Quarter.Q3));
    IO.println(r.quarter() + ": " + r.profitPerHead());
  }
}

/* output:
Q3: 9166.666666666666
*/
