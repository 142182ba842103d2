import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.Asyncio;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

final class ConfigBeforeTheLoop {
  private final List<String> targets;
  private final Duration interval;

  private ConfigBeforeTheLoop(Properties config) {
    targets = List.of(config.getProperty("targets").split(","));
    interval = Duration.ofMillis(Long.parseLong(config.getProperty("interval.ms")));
  }

  static ConfigBeforeTheLoop read(Path file) throws IOException {
    var config = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      config.load(in);
    }
    return new ConfigBeforeTheLoop(config);
  }

  private String ping(String target) {
    sleep(interval);
    return target + " is up";
  }

  List<String> pingAll() {
    return Asyncio.gatherEach(targets, 8, this::ping);
  }

  public static void main(String[] args) throws IOException {
    Path file = Files.createTempFile("pinger", ".properties");
    Files.writeString(file, "targets=alpha,beta\ninterval.ms=4\n");
    var pinger = read(file);
    List<String> states = run(() -> pinger.pingAll());
    Path report = Files.createTempFile("states", ".txt");
    Files.write(report, states);
    Files.readAllLines(report).forEach(System.out::println);
    Files.delete(report);
    Files.delete(file);
  }
}

/* output:
alpha is up
beta is up
*/
