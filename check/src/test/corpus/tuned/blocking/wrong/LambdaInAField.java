import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.nio.file.Files;

class Plugin {
  private final Map<String, Callable<String>> commands = new TreeMap<>();

  Plugin() {
    commands.put("motd", () -> Files.readString(Path.of("/etc/motd"))); // expect: blocking
    commands.put("time", () -> "noon");
  }

  String execute(String name) throws Exception {
    return commands.get(name).call();
  }
}

void main() throws Exception {
  var plugin = new Plugin();
  run(() -> {
    IO.println(plugin.execute("motd"));
    sleep(Duration.ofMillis(1));
  });
}
// not run
