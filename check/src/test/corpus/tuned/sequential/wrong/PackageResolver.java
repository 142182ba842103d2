import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Package(String name, List<String> needs) {}

interface Registry {
  Package describe(String name) throws IOException;

  long downloads(String name) throws IOException;
}

class FakeRegistry implements Registry {
  public Package describe(String name) throws IOException {
    sleep(Duration.ofMillis(3));
    return switch (name) {
      case "app" -> new Package(name, List.of("web", "json"));
      case "web" -> new Package(name, List.of("net"));
      case "json", "net" -> new Package(name, List.of());
      default -> throw new FileNotFoundException(name);
    };
  }

  public long downloads(String name) {
    sleep(Duration.ofMillis(3));
    return name.length() * 1000L;
  }
}

String page(Registry registry, String name) throws IOException {
  Package about = registry.describe(name);
  var popularity = new TreeMap<String, Long>();
  for (String need : about.needs()) {
    popularity.put(need, registry.downloads(need)); // expect: sequential
  }
  return about.name() + " needs " + popularity;
}

void main() throws IOException {
  IO.println(run(() -> page(new FakeRegistry(), "app")));
}

/* output:
app needs {json=4000, web=3000}
*/
