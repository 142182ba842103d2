import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Part(String name, List<String> log) {
  void close() {
    sleep(Duration.ofMillis(1));
    log.add(name + " closed");
  }
}

void main() {
  run(() -> {
    var log = new ArrayList<String>();
    var opened = new ArrayDeque<Part>();
    for (String name : List.of("pool", "client", "server")) {
      opened.push(new Part(name, log));
    }
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
    IO.println(log);
  });
}

/* output:
[server closed, client closed, pool closed]
*/
