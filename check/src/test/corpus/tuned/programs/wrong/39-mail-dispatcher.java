// not run: it never ends
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

record Mail(String to, String subject, String text) {}

interface Relay {
  void deliver(Mail mail) throws IOException;
}

class SlowRelay implements Relay {
  @Override
  public void deliver(Mail mail) throws IOException {
    if (!mail.to().contains("@")) {
      throw new IOException("no such recipient: " + mail.to());
    }
    sleep(Duration.ofMillis(250));
  }
}

class Dispatcher {
  private final BlockingQueue<Mail> outbox;
  private final Relay relay;
  private final Set<Task<?>> running = new HashSet<>();

  Dispatcher(BlockingQueue<Mail> outbox, Relay relay) {
    this.outbox = outbox;
    this.relay = relay;
  }

  void dispatch() throws InterruptedException {
    for (; ; ) {
      Mail mail = outbox.take();
      Task<Void> delivery = createTask("mail to " + mail.to(), () -> relay.deliver(mail)); // expect: never-awaited
      running.add(delivery);
      delivery.addDoneCallback(running::remove);
    }
  }
}

void main() throws InterruptedException {
  var outbox = new LinkedBlockingQueue<Mail>();
  Thread.ofPlatform().daemon().start(() -> {
    for (int i = 0; ; i++) {
      outbox.add(new Mail("user" + i + "@example.com", "News", "There is none."));
    }
  });
  run(() -> new Dispatcher(outbox, new SlowRelay()).dispatch());
}
