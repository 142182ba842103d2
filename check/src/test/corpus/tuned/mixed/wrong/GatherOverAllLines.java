import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.*;

void main() throws IOException {
  run(() -> {
    try (var urls = AsyncFiles.lines(Path.of("urls.txt"))) {
      List<Integer> lengths = gatherEach(urls, url -> length(url)); // expect: mixed
      IO.println(lengths.stream().mapToInt(n -> n).sum());
    }
  });
}

int length(String url) {
  sleep(Duration.ofMillis(20));
  return url.length();
}
// not run
