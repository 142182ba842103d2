import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

void main() {
  run(() -> {
    try (var client = AsyncClient.create()) {
      while (true) {
        beat(client);
        sleep(Duration.ofSeconds(10));
      }
    }
  });
}

void beat(AsyncClient client) {
  try {
    client.get("https://watch.example.com/beat").raiseForStatus();
  } catch (IOException e) {
    IO.println("missed a beat: " + e.getMessage());
  }
}
// not run
