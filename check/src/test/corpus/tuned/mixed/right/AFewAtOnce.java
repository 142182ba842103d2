import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

enum Region { EU, US, ASIA }

void main() {
  run(() -> {
    List<String> heads = gatherEach(List.of(Region.values()), region -> head(region));
    List<Coroutine<String, RuntimeException>> tails = new ArrayList<>();
    for (Region region : Region.values()) {
      tails.add(() -> "tail of " + region);
    }
    IO.println(heads + " " + gather(tails).size());
  });
}

String head(Region region) {
  sleep(Duration.ofMillis(3));
  return "head of " + region;
}
