package io.asyncio4j.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How long a large program takes: {@code -Dtest=SpeedTest -Dspeed.lines=100000}. */
@EnabledIfSystemProperty(named = "speed.lines", matches = "\\d+")
@Timeout(300)
class SpeedTest {
  private static final String SERVICE =
      """
      package shop;

      import static io.asyncio4j.Asyncio.*;

      import java.time.Duration;
      import java.util.ArrayList;
      import java.util.HashMap;
      import java.util.List;
      import java.util.Map;

      final class Service%1$d implements Shop {
        private final Map<Integer, String> cache = new HashMap<>();
        private final List<String> audit = new ArrayList<>();
        private final Service%2$d next;
        private int calls;

        Service%1$d(Service%2$d next) {
          this.next = next;
        }

        @Override
        public String product(int id) {
          calls++;
          sleep(Duration.ofMillis(1));
          return "product " + id;
        }

        @Override
        public int price(int id) {
          sleep(Duration.ofMillis(1));
          return id * 3;
        }

        @Override
        public void save(String name) {
          sleep(Duration.ofMillis(1));
          cache.put(name.length(), name);
          audit.add(name);
        }

        String page(int id) {
          String product = product(id);
          int price = price(id);
          return product + " for " + price;
        }

        List<Integer> prices(List<Integer> ids) {
          var prices = new ArrayList<Integer>();
          for (int id : ids) {
            prices.add(price(id));
          }
          return prices;
        }

        String cached(int id) {
          if (cache.containsKey(id)) {
            return cache.get(id);
          }
          String found = next == null ? product(id) : next.page(id);
          cache.put(id, found);
          return found;
        }

        int sum(List<Integer> ids) {
          int sum = 0;
          for (int id : ids) {
            if (id %% 2 == 0) {
              continue;
            }
            sum += id;
          }
          return sum;
        }

        static int ask(Shop shop, int id) {
          return shop.price(id) + shop.product(id).length();
        }

        void order(int id) {
          String product = product(id);
          if (product.isEmpty()) {
            return;
          }
          save(product);
          next.save(product);
        }
      }
      """;

  @Test
  void aLargeProgramTakesNotLong() {
    int wanted = Integer.getInteger("speed.lines", 100_000);
    int each = (int) SERVICE.lines().count();
    var sources = new ArrayList<SourceText>();
    sources.add(
        new SourceText(
            "Shop.java",
            """
            package shop;

            interface Shop {
              String product(int id);

              int price(int id);

              void save(String name);
            }
            """));
    int count = wanted / each + 1;
    for (int i = 0; i < count; i++) {
      String text = SERVICE.formatted(i, Math.min(i + 1, count - 1));
      sources.add(new SourceText("Service" + i + ".java", text));
    }
    long start = System.nanoTime();

    Checker.Result result = Checker.of(Check.CLASS_PATH).checkSources(sources);

    System.out.printf(
        "%d lines in %.1f s, %d findings%n",
        result.lines(), (System.nanoTime() - start) / 1e9, result.findings().size());
    assertThat(result.errors()).isEmpty();
    assertThat(result.serious()).hasSizeGreaterThan(count);
  }
}
