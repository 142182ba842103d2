import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

Task<String> start(String url) {
  try (var client = AsyncClient.create()) {
    return createTask(() -> client.get(url).text()); // expect: mixed
  }
}

void main() {
  run(() -> {
    Task<String> page = start("https://example.com/");
    IO.println(await(page));
  });
}
// not run
