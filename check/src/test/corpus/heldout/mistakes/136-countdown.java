import static io.asyncio4j.Asyncio.*;

import java.time.Duration;

// not run: fails, since there is no loop
final class Countdown {
  public static void main(String[] args) {
    int from = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    for (int n = from; n > 0; n--) {
      System.out.println(n + "...");
      sleep(Duration.ofSeconds(1)); // expect: never-awaited
    }
    System.out.println("lift-off");
  }
}
