import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.locks.ReentrantLock;

class Printer {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final StringBuilder paper = new StringBuilder();

  void print(String name, int lines) {
    lock.lock();
    try {
      for (int line = 1; line <= lines; line++) {
        sleep(Duration.ofMillis(1));
        paper.append(name).append(line).append(' ');
      }
    } finally {
      lock.unlock();
    }
  }
}

void main() {
  var printer = new Printer();
  run(() -> gather(() -> printer.print("a", 2), () -> printer.print("b", 2)));
  IO.println(printer.paper.toString().strip());
}

/* output:
a1 a2 b1 b2
*/
