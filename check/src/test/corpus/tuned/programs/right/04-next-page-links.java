import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.http.client.*;

record Page(List<String> names, String next) {}

class PagedApi {
  private static final List<String> NAMES = List.of("anchor", "buoy", "compass", "dinghy", "ensign");

  static Response answer(String query) {
    int start = query == null ? 0 : Integer.parseInt(query.split("=")[1]);
    int end = Math.min(start + 2, NAMES.size());
    return Response.json(200, new Page(NAMES.subList(start, end), end < NAMES.size() ? "/things?after=" + end : null));
  }
}

class Things {
  private final AsyncClient client;

  Things(AsyncClient client) {
    this.client = client;
  }

  List<String> all() throws IOException {
    var names = new ArrayList<String>();
    String next = "/things";
    while (next != null) {
      Page page = client.get(next).raiseForStatus().json(Page.class);
      names.addAll(page.names());
      next = page.next();
    }
    return names;
  }
}

void main() throws IOException {
  run(() -> {
    var transport = Transport.mock(request -> PagedApi.answer(request.url().getQuery()));
    try (var client = AsyncClient.builder().baseUrl("http://api").transport(transport).build()) {
      IO.println(new Things(client).all());
    }
  });
}

/* output:
[anchor, buoy, compass, dinghy, ensign]
*/
