import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Warehouse(String name, int expected) {}

record Finding(String warehouse, int missing) {}

class Audit {
  private final Function<String, Integer> counter;
  private final Map<String, Integer> surplus = new HashMap<>();

  Audit(Function<String, Integer> counter) {
    this.counter = counter;
  }

  List<Finding> missing(List<Warehouse> warehouses) {
    var findings = new ArrayList<Finding>();
    for (var warehouse : warehouses) {
      int counted = counter.apply(warehouse.name()); // expect: sequential
      int missing = warehouse.expected() - counted;
      if (missing > 0) {
        findings.add(new Finding(warehouse.name(), missing));
      } else if (missing < 0) {
        surplus.merge(warehouse.name(), -missing, Integer::sum);
      }
    }
    return List.copyOf(findings);
  }
}

int count(String warehouse) {
  sleep(Duration.ofMillis(4));
  return warehouse.length();
}

void main() {
  var audit = new Audit(this::count);
  run(() -> IO.println(audit.missing(List.of(new Warehouse("north", 5), new Warehouse("south", 9)))));
}

/* output:
[Finding[warehouse=south, missing=4]]
*/
