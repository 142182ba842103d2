import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Point(int x, int y) {
  double length() {
    return Math.hypot(x, y);
  }
}

// Same names as the library's, and nothing of it is called.
class Timer {
  String sleep(Duration duration) {
    return "would sleep " + duration;
  }

  Point gather(int x, int y) {
    return new Point(x, y);
  }
}

void main() {
  var timer = new Timer();
  IO.println(timer.sleep(Duration.ofSeconds(1)));
  IO.println(timer.gather(3, 4).length());
}

/* output:
would sleep PT1S
5.0
*/
