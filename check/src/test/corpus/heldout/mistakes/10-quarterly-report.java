import static io.asyncio4j.Asyncio.*;

record Quarter(int year, int number) {
  int index() {
    return year * 4 + number;
  }
}

record Report(long sales, long costs, int staff) {
  long profit() {
    return sales - costs;
  }
}

interface Warehouse {
  long sum(String cube, Quarter quarter);

  default int count(String table, Quarter quarter) {
    return (int) (sum(table, quarter) % 100);
  }
}

class SimulatedWarehouse implements Warehouse {
  @Override
  public long sum(String cube, Quarter quarter) {
    sleep(Duration.ofMillis(6));
    return cube.length() * 1000L + quarter.index() % 10;
  }
}

class Reporting {
  final Warehouse warehouse;

  Reporting(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  Report of(Quarter quarter) {
    return new Report(
        warehouse.sum("gross_sales", quarter), // expect: sequential#1
        warehouse.sum("costs", quarter), // expect: sequential#1
        warehouse.count("employees", quarter)); // expect: sequential#1
  }
}

void main() {
  var reporting = new Reporting(new SimulatedWarehouse());
  Report report = run(() -> reporting.of(new Quarter(2025, 3)));
  IO.println("profit %d with %d people".formatted(report.profit(), report.staff()));
}

/* output:
profit 6000 with 3 people
*/
