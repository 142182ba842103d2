import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;

/** Formats that are not safe for threads are kept one per thread; none is handed on to a task. */
class Formats {
  private static final ThreadLocal<DecimalFormat> MONEY =
      ThreadLocal.withInitial(() -> new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)));

  static String money(long cents) {
    return MONEY.get().format(cents / 100.0);
  }
}

record Line(String what, long cents) {}

class Bill {
  private final List<Line> lines = new ArrayList<>();

  void add(Line line) {
    lines.add(line);
  }

  String total() {
    return Formats.money(lines.stream().mapToLong(Line::cents).sum());
  }
}

class Restaurant {
  Line serve(String what) {
    sleep(Duration.ofMillis(what.length()));
    return new Line(what, what.length() * 99_900L);
  }

  Bill dinner() {
    var bill = new Bill();
    gather(() -> serve("soup"), () -> serve("lobster")).forEach(bill::add);
    return bill;
  }
}

void main() {
  var restaurant = new Restaurant();
  IO.println("please pay " + run(() -> restaurant.dinner().total()));
}

/* output:
please pay 10,989.00
*/
