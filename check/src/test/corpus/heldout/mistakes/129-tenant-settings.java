import static io.asyncio4j.Asyncio.*;

import java.io.FileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

final class TenantSettings {
  private final Path folder;

  TenantSettings(Path folder) {
    this.folder = folder;
  }

  Properties of(String tenant) throws IOException {
    var settings = new Properties();
    settings.load(new FileReader(folder.resolve(tenant + ".properties").toFile())); // expect: blocking
    return settings;
  }

  String greet(String tenant) throws IOException {
    sleep(Duration.ofMillis(2)); // the session store
    return of(tenant).getProperty("greeting", "Hello");
  }

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("tenants");
    Files.writeString(folder.resolve("acme.properties"), "greeting=Howdy\n");
    var settings = new TenantSettings(folder);
    System.out.println(run(() -> settings.greet("acme")));
  }
}

/* output:
Howdy
*/
