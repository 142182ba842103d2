import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.nio.file.Files;

void main() throws IOException {
  List<String> hosts = Files.readAllLines(Path.of("hosts.txt"));
  run(() -> {
    List<Boolean> up = gatherEach(hosts, 20, host -> ping(host));
    IO.println(up);
  });
  Files.writeString(Path.of("checked"), "yes");
}

boolean ping(String host) {
  sleep(Duration.ofMillis(10));
  return !host.isEmpty();
}
// not run
