import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.server.*;

interface AuditSink {
  void append(String line) throws IOException;
}

final class FileSink implements AuditSink {
  private final Path path;

  FileSink(Path path) {
    this.path = path;
  }

  @Override
  public void append(String line) throws IOException {
    Files.write(path, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND); // expect: blocking
  }
}

final class Audit {
  private final AuditSink sink;
  private int number;

  Audit(AuditSink sink) {
    this.sink = sink;
  }

  void record(String who, String what) throws IOException {
    entry(++number + " " + who + " " + what);
  }

  private void entry(String text) throws IOException {
    sink.append(text);
  }
}

ServerResponse handle(Audit audit, ServerRequest request) throws IOException {
  audit.record(request.query("user"), request.path());
  return ServerResponse.text("noted");
}

void main() throws IOException {
  Path file = Files.createTempFile("audit", ".log");
  var audit = new Audit(new FileSink(file));
  Handler handler = request -> handle(audit, request);
  run(() -> {
    try (var app = AsyncClient.builder().baseUrl("http://app").transport(InProcess.of(handler)).build()) {
      IO.println(app.get("/door?user=ada").text());
    }
  });
  IO.print(Files.readString(file));
}

/* output:
noted
1 ada /door
*/
