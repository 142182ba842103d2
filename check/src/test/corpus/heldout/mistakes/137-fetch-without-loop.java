import static io.asyncio4j.Asyncio.*;

// not run: fails, since there is no loop
record Page(String url, int length) {}

final class Crawler {
  private final Map<String, String> site = Map.of("/", "welcome", "/about", "about us");

  Page load(String url) {
    return new Page(url, site.getOrDefault(url, "").length());
  }

  List<Page> crawl(List<String> urls) {
    return gatherEach(urls, 3, this::load); // expect: never-awaited
  }
}

int total(List<Page> pages) {
  return pages.stream().mapToInt(Page::length).sum();
}

void main() {
  var crawler = new Crawler();
  List<Page> pages = crawler.crawl(List.of("/", "/about"));
  IO.println(total(pages) + " characters");
}
