import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

class Hooks {
  private final AsyncClient client;
  private final List<String> subscribers;

  Hooks(AsyncClient client, List<String> subscribers) {
    this.client = client;
    this.subscribers = List.copyOf(subscribers);
  }

  void fire(String event) throws IOException {
    for (String subscriber : subscribers) {
      client.post(subscriber, Body.json(Map.of("event", event))).raiseForStatus(); // expect-info: sequential
    }
  }
}

void main() throws IOException {
  var mock = Transport.mock(request -> Response.text(200, "thanks"));
  run(() -> {
    try (var client = AsyncClient.builder().transport(mock).build()) {
      new Hooks(client, List.of("http://a/hook", "http://b/hook")).fire("released");
      IO.println("fired");
    }
  });
}

/* output:
fired
*/
