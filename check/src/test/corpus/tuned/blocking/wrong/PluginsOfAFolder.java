import static io.asyncio4j.Asyncio.*;

import java.util.stream.*;

interface Plugin {
  String name();
}

record FilePlugin(String name) implements Plugin {}

class Plugins implements Iterable<Plugin> {
  private final Path folder;

  Plugins(Path folder) {
    this.folder = folder;
  }

  @Override
  public Iterator<Plugin> iterator() {
    File[] files = folder.toFile().listFiles(); // expect: blocking
    return Stream.of(files == null ? new File[0] : files)
        .<Plugin>map(file -> new FilePlugin(file.getName()))
        .iterator();
  }
}

void main() throws IOException {
  Path folder = Files.createTempDirectory("plugins");
  run(() -> {
    for (Plugin plugin : new Plugins(folder)) {
      IO.println(plugin.name());
    }
    sleep(Duration.ofMillis(1));
    IO.println("done");
  });
  Files.delete(folder);
}

/* output:
done
*/
