import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  var from = List.of("OSL", "LHR");
  var to = List.of("CDG", "JFK");
  run(() -> {
    var fares = new ArrayList<Integer>();
    for (int i = 0; i < from.size(); i++) {
      int fare = fare(from.get(i), to.get(i)); // expect: sequential
      fares.add(fare);
    }
    IO.println(fares);
  });
}

int fare(String from, String to) {
  sleep(Duration.ofMillis(5));
  return from.charAt(0) + to.charAt(0);
}

/* output:
[146, 150]
*/
