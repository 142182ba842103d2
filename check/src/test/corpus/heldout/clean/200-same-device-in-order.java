import static io.asyncio4j.Asyncio.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A plotter that does one thing at a time, in the order in which it is told. */
final class SameDeviceInOrder {
  private final List<String> track = new ArrayList<>();
  private int x;
  private int y;

  private void moveTo(int newX, int newY) {
    sleep(Duration.ofMillis(Math.abs(newX - x) + Math.abs(newY - y)));
    x = newX;
    y = newY;
    track.add(x + "," + y);
  }

  void square(int size) {
    moveTo(size, 0);
    moveTo(size, size);
    moveTo(0, size);
    moveTo(0, 0);
  }

  public static void main(String[] args) {
    var plotter = new SameDeviceInOrder();
    run(() -> plotter.square(3));
    System.out.println(String.join(" ", plotter.track));
  }
}

/* output:
3,0 3,3 0,3 0,0
*/
