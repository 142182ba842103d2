import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.time.Duration;
import java.util.Map;

final class AsTheyCome {
  private static final Map<String, Integer> SECONDS = Map.of("small", 1, "large", 9, "medium", 4);

  private static String render(String scene) {
    sleep(Duration.ofSeconds(SECONDS.get(scene)));
    return scene + ".png";
  }

  static void renderTrailer() {
    for (Task<String> picture : asCompleted(() -> render("large"), () -> render("small"), () -> render("medium"))) {
      System.out.println(await(picture));
    }
  }

  public static void main(String[] args) {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> renderTrailer());
    }
  }
}

/* output:
small.png
medium.png
large.png
*/
