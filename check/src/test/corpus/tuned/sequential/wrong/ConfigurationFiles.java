import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.*;

record Settings(String global, String project) {}

Settings load(Path home, Path project) throws IOException {
  String global = AsyncFiles.readString(home.resolve(".toolrc")); // expect: sequential#1
  String local = AsyncFiles.readString(project.resolve("tool.properties")); // expect: sequential#1
  return new Settings(global, local);
}

void main() throws IOException {
  Settings settings = run(() -> load(Path.of("/etc"), Path.of(".")));
  IO.println(settings.global().length() + settings.project().length());
}
// not run
