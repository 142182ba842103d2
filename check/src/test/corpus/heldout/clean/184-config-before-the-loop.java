import static io.asyncio4j.Asyncio.*;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

final class ConfigBeforeTheLoop {
  private final Properties config;

  ConfigBeforeTheLoop(Path file) {
    config = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      config.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Duration pause() {
    return Duration.ofMillis(Long.parseLong(config.getProperty("pause", "5")));
  }

  String serve(String guest) {
    sleep(pause());
    return config.getProperty("greeting") + ", " + guest;
  }

  public static void main(String[] args) throws IOException {
    Path file = Files.writeString(Files.createTempFile("inn", ".properties"), "greeting=Good evening\npause=3\n");
    var inn = new ConfigBeforeTheLoop(file);
    System.out.println(run(() -> inn.serve("traveller")));
  }
}

/* output:
Good evening, traveller
*/
