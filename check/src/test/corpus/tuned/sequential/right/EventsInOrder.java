import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Topic {
  void publish(String event);
}

class OrderedTopic implements Topic {
  final List<String> seen = new ArrayList<>();

  public void publish(String event) {
    sleep(Duration.ofMillis(2));
    seen.add(event);
  }
}

void main() {
  run(() -> {
    var topic = new OrderedTopic();
    topic.publish("OrderPlaced");
    topic.publish("OrderPaid");
    topic.publish("OrderShipped");
    IO.println(topic.seen);
  });
}

/* output:
[OrderPlaced, OrderPaid, OrderShipped]
*/
