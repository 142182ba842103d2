import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Budget {
  private final long end;

  Budget(Duration total) {
    end = runningLoop().time() + total.toNanos();
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, end - runningLoop().time()));
  }
}

void main() {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> {
      var budget = new Budget(Duration.ofSeconds(3));
      var tried = new ArrayList<String>();
      for (String mirror : List.of("m1", "m2", "m3", "m4")) {
        if (budget.left().isZero()) {
          break;
        }
        tried.add(mirror + " " + moveOnAfter(budget.left(), () -> probe(mirror)).orElse("late"));
      }
      IO.println(tried);
    });
  }
}

String probe(String mirror) {
  sleep(Duration.ofSeconds(2));
  return "ok";
}

/* output:
[m1 ok, m2 late]
*/
