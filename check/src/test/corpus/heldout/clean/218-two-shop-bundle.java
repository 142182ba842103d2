import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.time.Duration;

final class TwoShopBundle {
  static final class OutOfStock extends RuntimeException {
    OutOfStock(String article) {
      super(article + " is out of stock");
    }
  }

  static int reserve(String shop, String article) {
    sleep(Duration.ofMillis(4));
    if (article.equals("unicorn")) {
      throw new OutOfStock(article);
    }
    return shop.length() * article.length();
  }

  static String bundle(String left, String right) {
    try {
      return TaskGroup.call(group -> {
        Task<Integer> first = group.createTask(() -> reserve("north", left));
        Task<Integer> second = group.createTask(() -> reserve("south-side", right));
        return "bundle for " + (await(first) + await(second));
      });
    } catch (ExceptionGroup e) {
      return "no bundle: " + e.exceptions().getFirst().getMessage();
    }
  }

  public static void main(String[] args) {
    System.out.println(run(() -> bundle("horse", "saddle")));
    System.out.println(run(() -> bundle("horse", "unicorn")));
  }
}

/* output:
bundle for 85
no bundle: unicorn is out of stock
*/
