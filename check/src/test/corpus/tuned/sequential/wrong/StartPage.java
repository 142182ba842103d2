import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
interface Feed {
  String latest();
}

record Html(String top, String side, int unread) {}

class Slow implements Feed {
  private final String name;

  Slow(String name) {
    this.name = name;
  }

  @Override
  public String latest() {
    sleep(Duration.ofMillis(3));
    return name;
  }
}

class StartPage {
  private final Feed news = new Slow("news");
  private final Feed weather = new Slow("weather");

  int unread(String user) {
    sleep(Duration.ofMillis(3));
    return user.length();
  }

  Html asArguments(String user) {
    return new Html(news.latest(), weather.latest(), unread(user)); // expect: sequential
  }

  String inOrder() throws java.util.concurrent.TimeoutException {
    return timeout(Duration.ofSeconds(1), () -> {
      String first = news.latest(); // expect: sequential#2
      String second = weather.latest(); // expect: sequential#2
      return first + second;
    });
  }

  String off() {
    int a = toThread(() -> "expensive".hashCode()); // expect: sequential#3
    int b = toThread(() -> "costly".hashCode()); // expect: sequential#3
    return a > b ? "a" : "b";
  }

  Map<String, String> asMap() {
    return Map.of("news", news.latest(), "weather", weather.latest()); // expect: sequential
  }
}

void main() throws Exception {
  run(() -> {
    var page = new StartPage();
    IO.println(page.asArguments("ada"));
    IO.println(page.inOrder());
    IO.println(page.off());
    IO.println(new TreeMap<>(page.asMap()));
  });
}

/* output:
Html[top=news, side=weather, unread=3]
newsweather
a
{news=news, weather=weather}
*/
