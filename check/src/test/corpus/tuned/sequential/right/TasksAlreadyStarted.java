import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<String> weather = createTask(() -> fetch("weather"));
    Task<String> news = createTask(() -> fetch("news"));
    Task<String> stocks = createTask(() -> fetch("stocks"));
    String first = await(weather);
    String second = await(news);
    String third = stocks.await();
    IO.println(first + ", " + second + ", " + third);
  });
}

String fetch(String what) {
  sleep(Duration.ofMillis(5));
  return what;
}

/* output:
weather, news, stocks
*/
