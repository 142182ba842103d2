// A TCP chat server in thirty lines: what one says, the others hear. Two guests try it.
//
//   aio run examples/ChatServer.java
//
// Prints:
//   ada hears: alan is here
//   alan hears: ada: hello
//   ada hears: alan has left

import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.net.*;

final Map<String, StreamWriter> guests = new LinkedHashMap<>();

void chat(StreamReader in, StreamWriter out) throws IOException {
  out.write("Who are you?\n");
  String name = in.readLine();
  if (name == null || guests.putIfAbsent(name, out) != null) {
    return;
  }
  try {
    tellOthers(name, name + " is here");
    for (String line : in) {
      tellOthers(name, name + ": " + line);
    }
  } finally {
    guests.remove(name);
    tellOthers(name, name + " has left");
  }
}

void tellOthers(String name, String line) {
  guests.forEach((guest, out) -> {
    if (out.buffered() > 1 << 20) {
      out.abort(); // Who does not listen is shown the door.
    } else if (!guest.equals(name)) {
      out.write(line + "\n");
    }
  });
}

void main() throws IOException {
  run(() -> {
    try (var server = Net.startServer(this::chat, "127.0.0.1", 0)) {
      var ada = enter("ada", server);
      var alan = enter("alan", server);
      IO.println("ada hears: " + ada.reader().readLine());
      ada.writer().write("hello\n");
      IO.println("alan hears: " + alan.reader().readLine());
      alan.close();
      IO.println("ada hears: " + ada.reader().readLine());
      ada.close();
    }
  });
}

Connection enter(String name, Server server) throws IOException {
  var connection = Net.openConnection("127.0.0.1", server.port());
  connection.reader().readLine();
  connection.writer().write(name + "\n");
  return connection;
}
