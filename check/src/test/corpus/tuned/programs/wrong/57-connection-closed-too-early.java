// not run: it fails, since the connection is closed
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Channel implements AutoCloseable {
  private final String peer;
  private boolean open = true;

  Channel(String peer) {
    this.peer = peer;
  }

  int send(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      if (!open) {
        throw new IOException("the channel to " + peer + " is closed");
      }
      sleep(Duration.ofMillis(1));
    }
    return text.length();
  }

  @Override
  public void close() {
    open = false;
  }
}

class Messenger {
  private final Map<String, Task<Integer>> underWay = new LinkedHashMap<>();

  Task<Integer> startSending(String peer, String text) {
    try (var channel = new Channel(peer)) { // also: mixed
      Task<Integer> sending = createTask("to " + peer, () -> channel.send(text)); // expect: mixed
      underWay.put(peer, sending);
      return sending;
    }
  }

  boolean isBusy() {
    return underWay.values().stream().anyMatch(sending -> !sending.isDone());
  }
}

void main() {
  run(() -> {
    var messenger = new Messenger();
    Task<Integer> sending = messenger.startSending("ada", "How are you?");
    IO.println(messenger.isBusy() ? "busy" : "idle");
    IO.println(await(sending) + " letters sent");
  });
}
