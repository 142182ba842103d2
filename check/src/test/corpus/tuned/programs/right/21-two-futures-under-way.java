import static io.asyncio4j.Asyncio.*;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

record Verdict(boolean fraud, int score) {}

/** A library whose calls start at once and give futures. */
class RiskLibrary {
  CompletionStage<Integer> deviceScore(String device) {
    return later(5, device.length() * 3);
  }

  CompletionStage<Integer> countryScore(String country) {
    return later(8, country.equals("NO") ? 1 : 40);
  }

  CompletionStage<Boolean> isListed(String card) {
    return later(3, card.endsWith("13"));
  }

  private static <T> CompletionStage<T> later(int millis, T value) {
    var executor = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    return CompletableFuture.supplyAsync(() -> value, executor);
  }
}

class Risk {
  private final RiskLibrary library = new RiskLibrary();

  Verdict judge(String card, String device, String country) {
    var listed = library.isListed(card);
    var deviceScore = library.deviceScore(device);
    var countryScore = library.countryScore(country);
    if (await(listed)) {
      return new Verdict(true, 100);
    }
    int score = await(deviceScore) + await(countryScore);
    return new Verdict(score > 50, score);
  }
}

void main() {
  var risk = new Risk();
  IO.println(run(() -> risk.judge("4711", "phone", "NO")));
}

/* output:
Verdict[fraud=false, score=16]
*/
