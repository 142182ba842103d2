import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.AsyncFiles;

class Settings {
  private final Map<String, String> values = new TreeMap<>();

  void merge(String text) {
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("=", 2))
        .forEach(pair -> values.put(pair[0].strip(), pair[1].strip()));
  }

  @Override
  public String toString() {
    return values.toString();
  }
}

Settings load(Path directory) throws IOException {
  String defaults = AsyncFiles.readString(directory.resolve("defaults.conf")); // expect: sequential#1
  String overrides = AsyncFiles.readString(directory.resolve("local.conf")); // expect: sequential#1
  var settings = new Settings();
  settings.merge(defaults);
  settings.merge(overrides);
  return settings;
}

void main() throws IOException {
  Path directory = Files.createTempDirectory("settings");
  Files.writeString(directory.resolve("defaults.conf"), "# shipped\nport = 80\nhost = localhost\n");
  Files.writeString(directory.resolve("local.conf"), "port = 8080\n");
  IO.println(run(() -> load(directory)));
  for (String name : List.of("defaults.conf", "local.conf")) {
    Files.delete(directory.resolve(name));
  }
  Files.delete(directory);
}

/* output:
{host=localhost, port=8080}
*/
