import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

// not run: talks with the user
final AsyncQueue<String> outgoing = new AsyncQueue<>(10);

void typing(BufferedReader keyboard) throws IOException {
  while (true) {
    String line = keyboard.readLine(); // expect: blocking
    if (line == null || line.equals("/quit")) {
      outgoing.shutdown(false);
      return;
    }
    outgoing.put(line);
  }
}

void sending() {
  for (String line : outgoing) {
    sleep(Duration.ofMillis(20));
    IO.println("sent: " + line);
  }
}

void main() {
  var keyboard = new BufferedReader(new InputStreamReader(System.in));
  run(() -> {
    TaskGroup.run(chat -> {
      chat.createTask("keyboard", () -> typing(keyboard));
      chat.createTask("sender", () -> sending());
    });
  });
}
