import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
record Row(String region, double total) {}

class Warehouse {
  double total(String region) {
    sleep(Duration.ofMillis(5));
    return region.length();
  }

  List<String> regions() {
    sleep(Duration.ofMillis(5));
    return List.of("north", "south");
  }
}

class Reports {
  private final Warehouse warehouse = new Warehouse();

  Map<String, Double> byRegion() {
    var totals = new LinkedHashMap<String, Double>();
    for (String region : warehouse.regions()) {
      totals.put(region, warehouse.total(region)); // expect: sequential
    }
    return totals;
  }

  String page() {
    var text = new StringBuilder();
    for (String region : warehouse.regions()) {
      text.append(region).append(' ').append(warehouse.total(region)).append('\n'); // expect: sequential
    }
    return text.toString();
  }

  double best() {
    double best = 0;
    for (String region : warehouse.regions()) {
      best = Math.max(best, warehouse.total(region)); // expect: sequential
    }
    return best;
  }

  List<Row> rows() {
    return warehouse.regions().stream().map(region -> new Row(region, warehouse.total(region))).toList(); // expect: sequential
  }

  Map<String, Double> copied() {
    var copy = new TreeMap<String, Double>();
    byRegion().forEach((region, _) -> copy.put(region, warehouse.total(region))); // expect: sequential
    return copy;
  }

  Row[] fixed() {
    var rows = new Row[2];
    List<String> regions = warehouse.regions();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new Row(regions.get(i), warehouse.total(regions.get(i))); // expect: sequential
    }
    return rows;
  }
}

void main() {
  run(() -> {
    var reports = new Reports();
    IO.println(reports.byRegion());
    IO.print(reports.page());
    IO.println(reports.best());
    IO.println(reports.rows().size());
    IO.println(reports.copied());
    IO.println(reports.fixed().length);
  });
}

/* output:
{north=5.0, south=5.0}
north 5.0
south 5.0
5.0
2
{north=5.0, south=5.0}
2
*/
