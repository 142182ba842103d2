import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Prices {
  int of(String item);
}

class RemotePrices implements Prices {
  public int of(String item) {
    return ask(item);
  }

  private int ask(String item) {
    return run(() -> { // expect: mixed
      sleep(Duration.ofMillis(5));
      return item.length();
    });
  }
}

void main() {
  Prices prices = new RemotePrices();
  run(() -> IO.println(gatherEach(List.of("tea", "milk"), item -> prices.of(item))));
}
// not run
