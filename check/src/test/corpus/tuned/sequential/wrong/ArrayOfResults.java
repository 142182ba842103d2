import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    String[] cards = {card("ada"), card("bob"), card("cy")}; // expect: sequential
    Arrays.sort(cards, Comparator.reverseOrder());
    IO.println(String.join(", ", cards));
  });
}

String card(String name) {
  sleep(Duration.ofMillis(5));
  return name + "'s card";
}

/* output:
cy's card, bob's card, ada's card
*/
