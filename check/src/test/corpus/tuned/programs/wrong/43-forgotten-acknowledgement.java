import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Message(int id, String text) {}

/** A link that acknowledges messages some time after they were sent. */
class Link {
  private final Map<Integer, Promise<Boolean>> waiting = new HashMap<>();
  private final List<String> sent = new ArrayList<>();

  void transmit(Message message, Promise<Boolean> acknowledged) {
    sent.add(message.text());
    waiting.put(message.id(), acknowledged);
    runningLoop().callLater(Duration.ofMillis(5), () -> waiting.remove(message.id()).setResult(true));
  }

  List<String> sent() {
    return sent;
  }
}

class Sender {
  private final Link link;
  private int nextId;

  Sender(Link link) {
    this.link = link;
  }

  boolean send(String text) {
    Promise<Boolean> acknowledged = Promise.create(); // expect: never-awaited
    link.transmit(new Message(nextId++, text), acknowledged);
    return true;
  }
}

void main() {
  run(() -> {
    var link = new Link();
    var sender = new Sender(link);
    if (sender.send("hello") && sender.send("world")) {
      IO.println("delivered: " + link.sent());
    }
    sleep(Duration.ofMillis(20));
  });
}

/* output:
delivered: [hello, world]
*/
