import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.nio.file.Files;

class Templates {
  String load(String name) throws IOException {
    return Files.readString(Path.of("templates", name)); // expect: blocking
  }

  String rendered(String name, String user) throws IOException {
    return load(name).replace("$user", user);
  }
}

void main() throws IOException {
  var templates = new Templates();
  run(() -> {
    String page = toThread(() -> templates.rendered("page.html", "ada"));
    String mail = templates.rendered("mail.txt", page.strip());
    IO.println(page.length() + mail.length());
  });
}
// not run
