import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.stream.Collectors;

record Product(int id, String name, int stock) {}

/** Products by number, as the warehouse's service gives them. */
class Catalog {
  private static final List<String> NAMES = List.of("chair", "table", "lamp", "shelf", "sofa");

  Product load(int id) {
    sleep(Duration.ofMillis(4));
    return new Product(id, NAMES.get(id % NAMES.size()), id * 3 % 7);
  }
}

class StockReport {
  private final Catalog catalog;

  StockReport(Catalog catalog) {
    this.catalog = catalog;
  }

  List<Product> products(List<Integer> ids) {
    return ids.stream().map(catalog::load).toList(); // expect: sequential#1
  }

  String lowStock(List<Integer> ids) {
    return products(ids).stream()
        .filter(product -> product.stock() < 3)
        .map(Product::name)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}

void main() {
  var report = new StockReport(new Catalog());
  String low = run(() -> report.lowStock(List.of(1, 2, 3, 4, 5, 6)));
  IO.println("order more of: " + low);
}

/* output:
order more of: chair, shelf
*/
