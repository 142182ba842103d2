import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.*;
import io.asyncio4j.http.client.*;

void main() throws IOException {
  run(() -> {
    long dead = 0;
    try (var client = AsyncClient.create();
        var urls = AsyncFiles.lines(Path.of("million-urls.txt"))) {
      for (String url : urls) {
        dead += client.head(url).status() == 404 ? 1 : 0; // expect: sequential
      }
    }
    IO.println(dead + " dead links");
  });
}
// not run
