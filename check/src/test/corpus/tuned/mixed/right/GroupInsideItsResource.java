import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Channel implements AutoCloseable {
  private boolean open = true;
  private final Set<String> sent = new TreeSet<>();

  void send(String text) {
    sleep(Duration.ofMillis(2));
    if (!open) {
      throw new IllegalStateException("closed");
    }
    sent.add(text);
  }

  @Override
  public void close() {
    open = false;
  }
}

void main() {
  run(() -> {
    try (var channel = new Channel()) {
      TaskGroup.run(
          group -> {
            group.createTask(() -> channel.send("a"));
            group.createTask(() -> channel.send("b"));
          });
      Task<Void> last = createTask(() -> channel.send("c"));
      try {
        IO.println(channel.sent);
      } finally {
        await(last);
      }
      IO.println(channel.sent);
    }
  });
}

/* output:
[a, b]
[a, b, c]
*/
