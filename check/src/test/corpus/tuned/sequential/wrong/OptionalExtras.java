import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var limit = Duration.ofSeconds(2);
    Optional<String> advert = moveOnAfter(limit, () -> advert()); // expect: sequential#1
    Optional<String> hint = moveOnAfter(limit, () -> hint()); // expect: sequential#1
    IO.println(advert.orElse("-") + hint.orElse("-"));
  });
}

String advert() {
  sleep(Duration.ofMillis(5));
  return "buy!";
}

String hint() {
  sleep(Duration.ofMillis(5));
  return "press F1";
}

/* output:
buy!press F1
*/
