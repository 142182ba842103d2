import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Page(String path, List<String> links) {}

interface Site {
  Page fetch(String path) throws IOException;
}

class Crawler {
  private final Site site;
  private final int workers;
  private final AsyncQueue<String> todo = new AsyncQueue<>();
  private final Set<String> seen = new HashSet<>();
  private final SortedMap<String, Integer> linkCounts = new TreeMap<>();

  Crawler(Site site, int workers) {
    this.site = site;
    this.workers = workers;
  }

  SortedMap<String, Integer> crawl(String start) {
    discover(start);
    TaskGroup.run(group -> {
      for (int n = 1; n <= workers; n++) {
        group.createTask("worker " + n, () -> work());
      }
      todo.join();
      todo.shutdown(false);
    });
    return linkCounts;
  }

  private void work() {
    for (String path : todo) {
      try {
        Page page = site.fetch(path);
        linkCounts.put(path, page.links().size());
        page.links().forEach(this::discover);
      } catch (IOException e) {
        linkCounts.put(path, -1);
      } finally {
        todo.taskDone();
      }
    }
  }

  private void discover(String path) {
    if (seen.add(path)) {
      todo.putNowait(path);
    }
  }
}

void main() {
  var links = Map.of("/", List.of("/a", "/b"), "/a", List.of("/", "/c"), "/b", List.of("/c", "/gone"), "/c", List.<String>of());
  Site site = path -> {
    sleep(Duration.ofMillis(3));
    if (!links.containsKey(path)) {
      throw new FileNotFoundException(path);
    }
    return new Page(path, links.get(path));
  };
  IO.println(run(() -> new Crawler(site, 3).crawl("/")));
}

/* output:
{/=2, /a=2, /b=2, /c=0, /gone=-1}
*/
