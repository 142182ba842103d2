import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

class ClientWithoutALoop {
  static void main() throws java.io.IOException {
    try (var client = AsyncClient.create()) {
      var page = client.get("https://example.com/").text(); // expect: never-awaited
      System.out.println(page);
    }
  }
}
// not run
