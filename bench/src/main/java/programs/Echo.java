package programs;

import static io.asyncio4j.Asyncio.runEach;
import static io.asyncio4j.net.Net.openConnection;
import static io.asyncio4j.net.Net.startServer;

import io.asyncio4j.bench.observers.Meter;
import io.asyncio4j.net.Server;
import io.asyncio4j.net.StreamReader;
import io.asyncio4j.net.StreamWriter;
import java.io.IOException;
import java.util.stream.IntStream;

/** A hundred clients and a server that says back what they say: 200 coroutines on sockets. */
public final class Echo {
  private static final int CLIENTS = 100;

  private Echo() {}

  /** Runs it; one operation is a line there and back. */
  public static void run(Meter meter) throws Exception {
    try (Server server = startServer(Echo::echo, "127.0.0.1", 0)) {
      runEach(IntStream.range(0, CLIENTS).boxed().toList(), _ -> talk(server.port(), meter));
    }
  }

  private static void echo(StreamReader reader, StreamWriter writer) throws IOException {
    for (String line : reader) {
      writer.write(line + "\n");
      writer.drain();
    }
  }

  private static void talk(int port, Meter meter) throws IOException {
    try (var connection = openConnection("127.0.0.1", port)) {
      while (meter.goesOn()) {
        connection.writer().write("hello\n");
        connection.writer().drain();
        connection.reader().readLine();
        meter.count();
      }
    }
  }
}
