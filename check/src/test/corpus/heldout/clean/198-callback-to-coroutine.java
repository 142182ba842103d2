import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.time.Duration;

/** A platform thread asks the loop for a price and blocks for the answer, as plain threads do. */
final class CallbackToCoroutine {
  private static int price(String article) {
    sleep(Duration.ofMillis(3));
    return article.length() * 100;
  }

  private static String worker(EventLoop loop, String article) throws InterruptedException, ExecutionException {
    Future<Integer> price = runCoroutineThreadsafe(loop, () -> price(article));
    return article + " costs " + price.get();
  }

  public static void main(String[] args) throws Exception {
    run(() -> {
      EventLoop loop = runningLoop();
      System.out.println(toThread(() -> worker(loop, "lamp")));
    });
  }
}

/* output:
lamp costs 400
*/
