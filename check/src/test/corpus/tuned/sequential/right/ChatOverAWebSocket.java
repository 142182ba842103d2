import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.*;
import io.asyncio4j.http.client.*;

void main() throws IOException {
  run(() -> {
    try (var client = AsyncClient.create();
        WebSocket socket = client.webSocket("wss://example.com/chat")) {
      socket.send("HELLO ada");
      var greeting = socket.receive();
      socket.send("JOIN java");
      var members = socket.receive();
      IO.println(greeting + " " + members);
    }
  });
}
// not run
