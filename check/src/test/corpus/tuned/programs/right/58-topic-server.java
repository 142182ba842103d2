import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;

/** SUB topic, PUB topic text: what is published goes to everybody who has subscribed. */
class TopicServer {
  private static final class Subscriber {
    final StreamWriter out;
    final AsyncQueue<String> pending = new AsyncQueue<>(100);

    Subscriber(StreamWriter out) {
      this.out = out;
    }

    void forward() throws IOException {
      for (String line : pending) {
        out.write(line + "\n");
        out.drain();
      }
    }
  }

  private final Map<String, Set<Subscriber>> topics = new HashMap<>();

  void handle(StreamReader in, StreamWriter out) {
    var subscriber = new Subscriber(out);
    TaskGroup.run(group -> {
      group.createTask("forward", () -> subscriber.forward());
      try {
        for (String line : in) {
          String[] words = line.split(" ", 3);
          switch (words[0]) {
            case "SUB" -> topics.computeIfAbsent(words[1], _ -> new LinkedHashSet<>()).add(subscriber);
            case "PUB" -> publish(words[1], words[2]);
            default -> subscriber.pending.put("ERR " + words[0]);
          }
        }
      } finally {
        topics.values().forEach(subscribers -> subscribers.remove(subscriber));
        subscriber.pending.shutdown(false);
      }
    });
  }

  private void publish(String topic, String text) {
    for (Subscriber subscriber : List.copyOf(topics.getOrDefault(topic, Set.of()))) {
      if (!subscriber.pending.isFull()) {
        subscriber.pending.putNowait(topic + " " + text);
      }
    }
  }
}

void main() throws IOException {
  run(() -> {
    try (var server = Net.startServer(new TopicServer()::handle, "127.0.0.1", 0);
        var connection = Net.openConnection("127.0.0.1", server.port())) {
      connection.writer().write("SUB news\nPUB sport nobody hears\nPUB news hello\nHELP\n");
      IO.println(connection.reader().readLine());
      IO.println(connection.reader().readLine());
    }
  });
}

/* output:
news hello
ERR HELP
*/
