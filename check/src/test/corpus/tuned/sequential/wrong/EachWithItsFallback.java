import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    String weather;
    try {
      weather = fetch("weather"); // expect: sequential#1
    } catch (IOException e) {
      weather = "no weather";
    }
    String news;
    try {
      news = fetch("news"); // expect: sequential#1
    } catch (IOException e) {
      news = "no news";
    }
    IO.println(weather + ", " + news);
  });
}

String fetch(String what) throws IOException {
  sleep(Duration.ofMillis(5));
  if (what.equals("news")) {
    throw new IOException("down");
  }
  return "sunny";
}

/* output:
sunny, no news
*/
