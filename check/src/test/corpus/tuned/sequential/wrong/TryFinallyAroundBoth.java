import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Gauge {
  int busy;
}

void main() {
  var gauge = new Gauge();
  run(() -> IO.println(compare(gauge) + " busy " + gauge.busy));
}

String compare(Gauge gauge) {
  gauge.busy++;
  try {
    long ours = price("ours"); // expect: sequential#1
    long theirs = price("theirs"); // expect: sequential#1
    return ours < theirs ? "cheaper" : "dearer";
  } finally {
    gauge.busy--;
  }
}

long price(String shop) {
  sleep(Duration.ofMillis(5));
  return shop.length();
}

/* output:
cheaper busy 0
*/
