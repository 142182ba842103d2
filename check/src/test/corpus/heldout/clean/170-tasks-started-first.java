import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.Task;
import java.time.Duration;
import java.util.List;

final class TasksStartedFirst {
  private static List<String> flights(String city) {
    sleep(Duration.ofMillis(8));
    return List.of("LH " + city, "KL " + city);
  }

  private static List<String> hotels(String city) {
    sleep(Duration.ofMillis(6));
    return List.of("Ritz " + city);
  }

  private static int rating(String city) {
    sleep(Duration.ofMillis(2));
    return city.length();
  }

  public static void main(String[] args) {
    run(() -> {
      Task<List<String>> flights = createTask("flights", () -> flights("Lima"));
      Task<List<String>> hotels = createTask("hotels", () -> hotels("Lima"));
      int stars = rating("Lima");
      System.out.println(await(flights) + " " + await(hotels) + " " + stars);
    });
  }
}

/* output:
[LH Lima, KL Lima] [Ritz Lima] 4
*/
