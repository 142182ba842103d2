import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

class Statistics {
  private final AsyncLock lock = new AsyncLock();
  private final AsyncClient client = AsyncClient.create();
  private final Map<Integer, Integer> byStatus = new HashMap<>();

  void probe(String url) throws IOException {
    lock.acquire();
    try {
      Response response = client.get(url); // expect: mixed
      byStatus.merge(response.status(), 1, Integer::sum);
    } finally {
      lock.release();
    }
  }
}

void main() throws IOException {
  run(() -> {
    var statistics = new Statistics();
    runEach(List.of("https://a.example", "https://b.example"), 2, url -> statistics.probe(url));
    IO.println(statistics.byStatus);
  });
}
// not run
