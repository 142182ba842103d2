import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Page(String path, int size) {}

Page fetch(String path) {
  sleep(Duration.ofMillis(40));
  return new Page(path, path.length() * 100);
}

/** robots.txt asks for one request a second. */
List<Page> crawl(List<String> paths) {
  var pages = new ArrayList<Page>();
  for (String path : paths) {
    pages.add(fetch(path));
    sleep(Duration.ofSeconds(1));
  }
  return pages;
}

void main() {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> {
      var pages = crawl(List.of("/", "/shop", "/jobs"));
      IO.println(pages.size() + " pages in " + Duration.ofNanos(runningLoop().time()).toMillis() + " ms");
    });
  }
}

/* output:
3 pages in 3120 ms
*/
