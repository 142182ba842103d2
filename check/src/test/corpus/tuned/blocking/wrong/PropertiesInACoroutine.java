import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws IOException {
  run(() -> {
    var settings = settings("server.properties");
    IO.println(settings.getProperty("port", "8080"));
    sleep(Duration.ofSeconds(1));
  });
}

Properties settings(String file) throws IOException {
  var properties = new Properties();
  try (var in = new FileReader(file)) { // expect: blocking#1
    properties.load(in); // expect: blocking#1
  }
  return properties;
}
// not run
