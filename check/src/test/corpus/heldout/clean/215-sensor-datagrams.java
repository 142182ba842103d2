import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.net.*;

int port;

void sensor(String name, int samples) throws IOException {
  try (var out = Net.connectDatagram("127.0.0.1", port)) {
    for (int i = 1; i <= samples; i++) {
      out.send((name + " " + i).getBytes());
      sleep(Duration.ofMillis(1));
    }
  }
}

Map<String, Integer> collect(DatagramEndpoint in, int expected) throws IOException {
  var samples = new TreeMap<String, Integer>();
  for (int i = 0; i < expected; i++) {
    String text = in.receive().text();
    samples.merge(text.substring(0, text.indexOf(' ')), 1, Integer::sum);
  }
  return samples;
}

void main() throws IOException {
  run(() -> {
    try (var in = Net.openDatagram("127.0.0.1", 0)) {
      port = in.localAddress().getPort();
      var collecting = createTask("collector", () -> collect(in, 5));
      gather(() -> sensor("door", 2), () -> sensor("window", 3));
      IO.println(await(collecting));
    }
  });
}

/* output:
{door=2, window=3}
*/
