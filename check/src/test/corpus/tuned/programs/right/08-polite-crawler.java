import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Robots(Duration delay, Set<String> forbidden) {
  boolean allows(String path) {
    return forbidden.stream().noneMatch(path::startsWith);
  }
}

interface Site {
  String get(String path);
}

/** One page, then a pause, as the site asks for it. */
class PoliteCrawler {
  private final Site site;
  private final Robots robots;

  PoliteCrawler(Site site, Robots robots) {
    this.site = site;
    this.robots = robots;
  }

  List<String> crawl(List<String> paths) {
    var pages = new ArrayList<String>();
    for (String path : paths) {
      if (!robots.allows(path)) {
        continue;
      }
      pages.add(site.get(path));
      sleep(robots.delay());
    }
    return pages;
  }
}

void main() {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    runner.run(() -> {
      Site site = path -> {
        sleep(Duration.ofMillis(200));
        return "<" + path + ">";
      };
      var crawler = new PoliteCrawler(site, new Robots(Duration.ofSeconds(10), Set.of("/admin")));
      IO.println(crawler.crawl(List.of("/", "/admin/users", "/news")));
      IO.println("after " + Duration.ofNanos(runningLoop().time()));
    });
  }
}

/* output:
[</>, </news>]
after PT20.4S
*/
