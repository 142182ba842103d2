import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.*;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.server.*;

class Hub {
  private final Map<String, WebSocket> guests = new LinkedHashMap<>();

  ServerResponse join(ServerRequest request) {
    String name = request.query("name");
    return ServerResponse.webSocket(socket -> talk(name, socket));
  }

  private void talk(String name, WebSocket socket) throws IOException {
    guests.put(name, socket);
    try {
      tellAll(name + " came");
      for (WebSocket.Message message : socket) {
        if (message instanceof WebSocket.Message.Text(var text)) {
          tellAll(name + ": " + text);
        }
      }
    } finally {
      guests.remove(name);
    }
  }

  /** In order, guest by guest, so that all see the same conversation. */
  private void tellAll(String line) throws IOException {
    for (WebSocket guest : List.copyOf(guests.values())) {
      guest.send(line);
    }
  }
}

void main() throws IOException {
  run(() -> {
    try (var server = HttpServer.start(new Hub()::join, "127.0.0.1", 0);
        var client = AsyncClient.create()) {
      String url = "ws://127.0.0.1:" + server.port() + "/?name=";
      try (var ada = client.webSocket(url + "ada")) {
        IO.println("ada reads " + ada.receiveText());
        try (var alan = client.webSocket(url + "alan")) {
          IO.println("ada reads " + ada.receiveText());
          IO.println("alan reads " + alan.receiveText());
          alan.send("hello");
          IO.println("ada reads " + ada.receiveText());
          IO.println("alan reads " + alan.receiveText());
        }
      }
    }
  });
}

/* output:
ada reads ada came
ada reads alan came
alan reads alan came
ada reads alan: hello
alan reads alan: hello
*/
