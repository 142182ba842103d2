import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var pages = new ArrayList<String>();
    for (String path : List.of("/a", "/b", "/c")) {
      pages.add(fetch(path));
      sleep(Duration.ofMillis(2)); // robots.txt: crawl delay
    }
    IO.println(pages);
  });
}

String fetch(String path) {
  sleep(Duration.ofMillis(5));
  return "<" + path + ">";
}

/* output:
[</a>, </b>, </c>]
*/
