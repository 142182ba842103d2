import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

enum Region { EU, US, ASIA }

void main() {
  run(() -> {
    List<String> heads = gatherEach(List.of(Region.values()), region -> head(region));
    List<Coroutine<String, RuntimeException>> tails = new ArrayList<>();
    for (String head : heads) {
      tails.add(() -> head + " and its tail");
    }
    IO.println(heads + " " + gather(tails).size());
  });
}

String head(Region region) {
  sleep(Duration.ofMillis(3));
  return "head of " + region;
}

/* output:
[head of EU, head of US, head of ASIA] 3
*/
