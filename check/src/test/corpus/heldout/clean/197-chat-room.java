import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

// not run: serves until it is stopped
final class Room {
  private final Set<PrintWriter> members = new LinkedHashSet<>();

  void talk(Socket socket) throws IOException {
    var out = new PrintWriter(socket.getOutputStream(), true);
    members.add(out);
    try (socket; var in = new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        for (PrintWriter member : List.copyOf(members)) {
          member.println(line);
        }
      }
    } finally {
      members.remove(out);
    }
  }
}

void serve(ServerSocket listening, Room room) {
  TaskGroup.run(clients -> {
    while (true) {
      Socket socket = listening.accept();
      clients.createTask("client " + socket.getPort(), () -> room.talk(socket));
    }
  });
}

void main() throws IOException {
  try (var listening = new ServerSocket(7000)) {
    run(() -> serve(listening, new Room()));
  }
}
