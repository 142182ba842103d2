import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.*;

void main() throws IOException {
  run(() -> {
    try (var urls = AsyncFiles.lines(Path.of("urls.txt"))) {
      runEach(urls, 50, url -> IO.println(length(url)));
    }
  });
}

int length(String url) {
  sleep(Duration.ofMillis(20));
  return url.length();
}
// not run
