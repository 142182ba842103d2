import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Room {
  private double celsius = 17;
  private boolean heating;

  double measure() {
    sleep(Duration.ofMillis(1));
    celsius += heating ? 1.0 : -0.5;
    return celsius;
  }

  void heat(boolean on) {
    sleep(Duration.ofMillis(1));
    heating = on;
  }
}

void main() {
  run(() -> {
    var room = new Room();
    int switches = 0;
    boolean on = false;
    for (int minute = 0; minute < 8; minute++) {
      boolean wanted = room.measure() < 18.5;
      if (wanted != on) {
        room.heat(wanted);
        on = wanted;
        switches++;
      }
    }
    IO.println(switches + " switches");
  });
}

/* output:
6 switches
*/
