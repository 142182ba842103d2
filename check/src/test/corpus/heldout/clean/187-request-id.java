import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.ContextVar;

static final ContextVar<String> REQUEST = ContextVar.of("request", "-");

void log(List<String> lines, String text) {
  lines.add("[" + REQUEST.get() + "] " + text);
}

String thumbnail(List<String> lines, String picture) {
  String id = toThread(() -> REQUEST.get() + "/" + picture);
  log(lines, "made " + id);
  return id;
}

void handle(String request, String picture, List<String> lines) {
  var before = REQUEST.set(request);
  try {
    var made = createTask("thumbnail", () -> thumbnail(lines, picture));
    log(lines, "started");
    await(made);
  } finally {
    REQUEST.reset(before);
  }
}

void main() {
  var lines = new ArrayList<String>();
  run(() -> handle("r-9", "cat.png", lines));
  lines.forEach(IO::println);
}

/* output:
[r-9] started
[r-9] made r-9/cat.png
*/
