import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

record Feed(String title, List<String> entries) {}

class FeedReader {
  private static final System.Logger LOG = System.getLogger("feeds");
  private final AsyncClient client;

  FeedReader(AsyncClient client) {
    this.client = client;
  }

  List<Feed> readAll(Collection<URI> addresses) {
    var feeds = new ArrayList<Feed>(addresses.size());
    for (URI address : addresses) {
      try {
        feeds.add(read(address)); // expect: sequential
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "no feed at " + address, e);
      }
    }
    feeds.sort(Comparator.comparing(Feed::title));
    return feeds;
  }

  private Feed read(URI address) throws IOException {
    String text = client.get(address.toString()).raiseForStatus().text();
    List<String> lines = text.lines().toList();
    return new Feed(lines.getFirst(), lines.subList(1, lines.size()));
  }
}

void main() throws IOException {
  var mock = Transport.mock(request -> Response.text(200, request.url().getHost() + "\nfirst\nsecond"));
  run(() -> {
    try (var client = AsyncClient.builder().transport(mock).build()) {
      IO.println(new FeedReader(client).readAll(List.of(URI.create("http://b/rss"), URI.create("http://a/rss"))));
    }
  });
}

/* output:
[Feed[title=a, entries=[first, second]], Feed[title=b, entries=[first, second]]]
*/
