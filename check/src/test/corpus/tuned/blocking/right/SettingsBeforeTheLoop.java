import java.io.IOException;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final class SettingsBeforeTheLoop {
  private static final List<String> WORDS = words();

  private static List<String> words() {
    try {
      return Files.readAllLines(Path.of("/nonexistent/words"));
    } catch (IOException e) {
      return List.of("hello");
    }
  }

  /** Read by main before anything else asks for it. */
  static final class Config {
    static final Properties ALL = new Properties();

    static {
      try (var in = Files.newBufferedReader(Path.of("/nonexistent/config"))) {
        ALL.load(in);
      } catch (IOException e) {
        ALL.setProperty("greeting", "hi");
      }
    }

    static String greeting() {
      return ALL.getProperty("greeting");
    }
  }

  static String answer() {
    sleep(Duration.ofMillis(1));
    return Config.greeting() + " " + WORDS.getFirst();
  }

  public static void main(String[] args) {
    System.out.println(Config.greeting());
    System.out.println(run(() -> answer()));
  }
}

/* output:
hi
hi hello
*/
