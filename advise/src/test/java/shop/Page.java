package shop;

import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.sleep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waits in every way that the tests measure; the report names these lines. */
public final class Page {
  private Page() {}

  static String load(String what, int millis) {
    sleep(Duration.ofMillis(millis));
    return what;
  }

  static int price(int id) {
    sleep(Duration.ofMillis(id));
    return id;
  }

  static int priceInTwoSteps(int id) {
    sleep(Duration.ofMillis(id));
    sleep(Duration.ofMillis(id));
    return id;
  }

  public static String neighbours() {
    String user = load("user", 100);
    String orders = load("orders", 250);
    return user + orders;
  }

  public static String onOneLine() {
    return load("a", 30) + load("b", 20) + load("c", 10);
  }

  public static List<Integer> each(List<Integer> ids) {
    var prices = new ArrayList<Integer>();
    for (int id : ids) {
      prices.add(price(id));
    }
    return prices;
  }

  public static int inSteps() {
    int one = priceInTwoSteps(10);
    int other = priceInTwoSteps(20);
    return one + other;
  }

  public static String nested() {
    String first = neighbours();
    String second = load("second", 400);
    return first + second;
  }

  public static List<String> atOnce() {
    return gather(() -> load("user", 100), () -> load("orders", 250));
  }

  public static int recursive(int depth) {
    if (depth == 0) {
      return 0;
    }
    int here = price(10);
    int below = recursive(depth - 1);
    return here + below;
  }
}
