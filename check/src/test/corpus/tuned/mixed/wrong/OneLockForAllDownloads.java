import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

class Downloads {
  private final AsyncLock lock = new AsyncLock();
  private final List<String> finished = new ArrayList<>();

  void download(AsyncClient client, String url) throws IOException {
    lock.withLock(
        () -> {
          String text = client.get(url).raiseForStatus().text(); // expect: mixed
          finished.add(url + " " + text.length());
        });
  }
}

void main() throws IOException {
  var mock = Transport.mock(request -> Response.text(200, request.url().getPath()));
  var downloads = new Downloads();
  run(() -> {
    try (var client = AsyncClient.builder().transport(mock).build()) {
      runEach(List.of("http://a/1", "http://a/22"), 2, url -> downloads.download(client, url));
      IO.println(downloads.finished);
    }
  });
}

/* output:
[http://a/1 2, http://a/22 3]
*/
