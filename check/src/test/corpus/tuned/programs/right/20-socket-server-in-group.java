// not run: it serves for ever
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class TimeServer {
  private static final int MOST = 200;

  private final AsyncSemaphore places = AsyncSemaphore.bounded(MOST);
  private final Map<String, Integer> visits = new HashMap<>();

  void serve(int port) throws IOException {
    try (var listening = new ServerSocket(port)) {
      TaskGroup.run(clients -> {
        while (true) {
          places.acquire();
          Socket client = listening.accept();
          clients.createTask(() -> {
            try {
              answer(client);
            } finally {
              places.release();
            }
          });
        }
      });
    }
  }

  private void answer(Socket client) {
    try (client) {
      String peer = client.getInetAddress().getHostAddress();
      int visit = visits.merge(peer, 1, Integer::sum);
      client.setSoTimeout(5000);
      client.getOutputStream().write((Instant.now() + ", visit " + visit + "\r\n").getBytes());
    } catch (IOException e) {
      IO.println("a client went away: " + e.getMessage());
    }
  }
}

void main(String[] args) throws IOException {
  int port = args.length > 0 ? Integer.parseInt(args[0]) : 1313;
  run(() -> new TimeServer().serve(port));
}
