import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;
import io.asyncio4j.http.server.*;

class Pages {
  private final Path templates;

  Pages(Path templates) {
    this.templates = templates;
  }

  ServerResponse handle(ServerRequest request) throws IOException {
    String name = request.query("name");
    if (name == null || name.isBlank()) {
      throw new StatusException(400, "a page greets somebody: ?name=...");
    }
    String template = Files.readString(templates.resolve("greeting.html")); // expect: blocking
    return ServerResponse.html(template.replace("{name}", name));
  }
}

Path writeTemplates() throws IOException {
  Path folder = Files.createTempDirectory("templates");
  Files.writeString(folder.resolve("greeting.html"), "<p>Hello, {name}!</p>");
  return folder;
}

void main() throws IOException {
  Path folder = writeTemplates();
  var pages = new Pages(folder);
  run(() -> {
    var transport = InProcess.of(pages::handle);
    try (var browser = AsyncClient.builder().baseUrl("http://pages").transport(transport).build()) {
      IO.println(browser.get("/?name=Ada").text());
    }
  });
  Files.delete(folder.resolve("greeting.html"));
  Files.delete(folder);
}

/* output:
<p>Hello, Ada!</p>
*/
