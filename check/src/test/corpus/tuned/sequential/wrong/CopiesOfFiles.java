import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.*;

void publish(Path site, Path target) throws IOException {
  AsyncFiles.copy(site.resolve("index.html"), target.resolve("index.html")); // expect-info: sequential#1
  AsyncFiles.copy(site.resolve("style.css"), target.resolve("style.css")); // expect-info: sequential#1
}

void main() throws IOException {
  run(() -> publish(Path.of("site"), Path.of("/var/www")));
}
// not run
