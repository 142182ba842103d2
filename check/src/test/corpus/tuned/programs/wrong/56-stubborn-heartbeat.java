// not run: it cannot be stopped
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;

record Beat(int number, Instant at) {
  String line() {
    return "BEAT " + number + " " + at + "\n";
  }
}

class Heartbeat {
  private final Connection connection;
  private final Duration period;
  private int sent;

  Heartbeat(Connection connection, Duration period) {
    this.connection = connection;
    this.period = period;
  }

  void beat() throws IOException {
    while (!connection.writer().isClosing()) {
      try {
        connection.writer().write(new Beat(sent++, Instant.now()).line());
        connection.writer().drain();
        sleep(period);
      } catch (CancelledError e) { // expect: mixed
        IO.println("somebody tried to stop the heart: " + e.getMessage());
      }
    }
  }
}

void main(String[] args) throws IOException {
  run(() -> {
    try (var connection = Net.openConnection(args[0], 9000)) {
      var heart = new Heartbeat(connection, Duration.ofSeconds(5));
      TaskGroup.run(group -> {
        group.createTask("heart", () -> heart.beat());
        for (String command : connection.reader()) {
          if (command.equals("STOP")) {
            group.cancel();
            break;
          }
        }
      });
    }
  });
}
