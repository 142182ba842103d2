import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Page(String text, Optional<String> advert) {}

String article(int id) {
  sleep(Duration.ofMillis(30));
  return "article " + id;
}

String advert(String topic) {
  sleep(topic.equals("sport") ? Duration.ofMillis(10) : Duration.ofSeconds(3));
  return "buy " + topic + " shoes";
}

Page page(int id, String topic) {
  return gather(
      () -> article(id),
      () -> moveOnAfter(Duration.ofMillis(50), () -> advert(topic)),
      Page::new);
}

void main() {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> {
      for (Page page : gather(() -> page(1, "sport"), () -> page(2, "opera"))) {
        IO.println(page.text() + ": " + page.advert().orElse("-"));
      }
    });
  }
}

/* output:
article 1: buy sport shoes
article 2: -
*/
