// A chat over WebSockets, with its page. Everybody's messages go to everybody; the set of sockets
// needs
// no lock, since one thread runs all the coroutines. Two guests try it; to try the page:
//
//   AIO_JAVA_OPTS=-Dstay=true aio run examples/WebSocketChat.java
//
//   aio run examples/WebSocketChat.java
//
// Prints:
//   ada: hello from alan
//   alan: hello from alan
//   ada: hello from ada
//   alan: hello from ada

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.server.*;
import java.net.http.HttpClient;

final String page =
    """
    <!doctype html><meta charset=utf-8><title>Chat</title>
    <form><input autofocus placeholder="Say something"></form><pre></pre>
    <script>
      const socket = new WebSocket(location.href.replace('http', 'ws'));
      const input = document.querySelector('input');
      socket.onmessage = event => document.querySelector('pre').append(event.data + '\\n');
      document.querySelector('form').onsubmit = event => {
        event.preventDefault();
        socket.send(input.value);
        input.value = '';
      };
    </script>
    """;

final Set<io.asyncio4j.http.WebSocket> guests = new LinkedHashSet<>();

void main() throws Exception {
  run(() -> {
    try (var server = HttpServer.start(this::answer, "127.0.0.1", 0)) {
      if (Boolean.getBoolean("stay")) {
        IO.println("open " + server.url());
        server.serveForever();
      }
      demonstrate(URI.create(server.url().replace("http", "ws")));
    }
  });
}

ServerResponse answer(ServerRequest request) {
  return request.headers().contains("Upgrade", "websocket")
      ? ServerResponse.webSocket(this::talk)
      : ServerResponse.html(page);
}

void talk(io.asyncio4j.http.WebSocket socket) throws IOException {
  guests.add(socket);
  try {
    for (var message : socket) {
      for (var guest : List.copyOf(guests)) {
        guest.send(message);
      }
    }
  } finally {
    guests.remove(socket);
  }
}

void demonstrate(URI url) throws InterruptedException {
  try (var client = HttpClient.newHttpClient()) {
    var ada = new Guest(client, url);
    var alan = new Guest(client, url);
    while (guests.size() < 2) {
      sleep(Duration.ofMillis(1));
    }
    alan.say("hello from alan");
    IO.println("ada: " + ada.heard.take());
    IO.println("alan: " + alan.heard.take());
    ada.say("hello from ada");
    IO.println("ada: " + ada.heard.take());
    IO.println("alan: " + alan.heard.take());
    ada.leave();
    alan.leave();
  }
}

/** The JDK's WebSocket; waiting for its queue suspends the coroutine. */
static class Guest implements java.net.http.WebSocket.Listener {
  final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  final java.net.http.WebSocket socket;

  Guest(HttpClient client, URI url) {
    socket = await(client.newWebSocketBuilder().buildAsync(url, this));
  }

  void say(String text) {
    await(socket.sendText(text, true));
  }

  void leave() {
    await(socket.sendClose(java.net.http.WebSocket.NORMAL_CLOSURE, ""));
  }

  @Override
  public CompletionStage<?> onText(java.net.http.WebSocket from, CharSequence text, boolean last) {
    heard.add(text.toString());
    from.request(1);
    return null;
  }
}
