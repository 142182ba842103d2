import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;

/** Many questions on one connection; replies come in any order and carry the question's number. */
class Multiplexer implements AutoCloseable {
  private final Connection connection;
  private final Map<Integer, Promise<String>> waiting = new HashMap<>();
  private final Task<Void> reader;
  private int last;

  Multiplexer(Connection connection) {
    this.connection = connection;
    this.reader = createTask("replies", () -> readReplies());
  }

  String ask(String question) throws IOException {
    int number = ++last;
    Promise<String> reply = Promise.create();
    waiting.put(number, reply);
    try {
      connection.writer().write(number + " " + question + "\n");
      connection.writer().drain();
      return await(reply);
    } finally {
      waiting.remove(number);
    }
  }

  private void readReplies() {
    for (String line : connection.reader()) {
      String[] parts = line.split(" ", 2);
      Promise<String> reply = waiting.get(Integer.parseInt(parts[0]));
      if (reply != null) {
        reply.setResult(parts[1]);
      }
    }
  }

  @Override
  public void close() throws IOException {
    reader.cancel();
    connection.close();
  }
}

void answerInPairs(StreamReader in, StreamWriter out) throws IOException {
  String first = in.readLine();
  String second = in.readLine();
  out.write(second.toUpperCase() + "\n" + first.toUpperCase() + "\n");
  out.drain();
}

void main() throws IOException {
  run(() -> {
    try (var server = Net.startServer(this::answerInPairs, "127.0.0.1", 0);
        var mux = new Multiplexer(Net.openConnection("127.0.0.1", server.port()))) {
      IO.println(gather(() -> mux.ask("left"), () -> mux.ask("right")));
    }
  });
}

/* output:
[LEFT, RIGHT]
*/
