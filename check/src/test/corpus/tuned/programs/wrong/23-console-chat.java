// not run: it reads from the console and talks to a server
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;

final BufferedReader console = new BufferedReader(new InputStreamReader(System.in));

void receive(StreamReader in) {
  for (String line : in) {
    IO.println("< " + line);
  }
}

void send(StreamWriter out) throws IOException {
  String line;
  while ((line = console.readLine()) != null) { // expect: blocking
    if (line.equals("/quit")) {
      break;
    }
    out.write(line + "\n");
    out.drain();
  }
  out.writeEof();
}

void chat(String host, int port, String nick) throws IOException {
  try (var connection = Net.openConnection(host, port)) {
    connection.writer().write("NICK " + nick + "\n");
    TaskGroup.run(group -> {
      group.createTask("receiver", () -> receive(connection.reader()));
      group.createTask("sender", () -> send(connection.writer()));
    });
  }
}

void main(String[] args) throws IOException {
  String nick = args.length > 0 ? args[0] : "guest";
  run(() -> chat("chat.example.com", 6667, nick));
}
