import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Cockpit {
  final String weather;
  final int fuel;
  final List<String> route;

  Cockpit(String flight) {
    weather = weather(flight); // expect: sequential#1
    fuel = fuel(flight); // expect: sequential#1
    route = route(flight); // expect: sequential#1
  }

  private static String weather(String flight) {
    sleep(Duration.ofMillis(5));
    return "clear";
  }

  private static int fuel(String flight) {
    sleep(Duration.ofMillis(5));
    return 9000;
  }

  private static List<String> route(String flight) {
    sleep(Duration.ofMillis(5));
    return List.of("OSL", "LHR");
  }
}

void main() {
  run(() -> {
    var cockpit = new Cockpit("BA763");
    IO.println(cockpit.weather + " " + cockpit.fuel + " " + cockpit.route);
  });
}

/* output:
clear 9000 [OSL, LHR]
*/
