import static io.asyncio4j.Asyncio.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class CityTemperatures {
  static int temperature(String city) {
    sleep(Duration.ofMillis(5));
    return 10 + city.length();
  }

  static Map<String, Integer> all(List<String> cities) {
    Map<String, Integer> byCity = new TreeMap<>();
    for (String city : cities) {
      int degrees = temperature(city); // expect: sequential#1
      byCity.put(city, degrees);
    }
    return byCity;
  }

  public static void main(String[] args) {
    run(() -> {
      var temperatures = all(List.of("Oslo", "Rome", "Reykjavik"));
      temperatures.forEach((city, degrees) -> System.out.println(city + ": " + degrees));
    });
  }
}

/* output:
Oslo: 14
Reykjavik: 19
Rome: 14
*/
