import static io.asyncio4j.Asyncio.*;

import java.time.Duration;
import java.util.Map;

class StockTotal {
  private final Map<String, Integer> berlin = Map.of("screw-m4", 120, "bolt-m6", 40);
  private final Map<String, Integer> hamburg = Map.of("screw-m4", 30);

  int inBerlin(String article) {
    sleep(Duration.ofMillis(8));
    return berlin.getOrDefault(article, 0);
  }

  int inHamburg(String article) {
    sleep(Duration.ofMillis(8));
    return hamburg.getOrDefault(article, 0);
  }

  int total(String article) {
    return inBerlin(article) + inHamburg(article); // expect: sequential#1
  }

  public static void main(String[] args) {
    var stock = new StockTotal();
    int screws = run(() -> stock.total("screw-m4"));
    System.out.println("screws: " + screws);
    System.out.println(screws < 200 ? "reorder" : "enough");
  }
}

/* output:
screws: 150
reorder
*/
