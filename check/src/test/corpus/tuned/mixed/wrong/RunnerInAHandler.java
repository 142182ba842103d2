import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.server.*;

class Reports {
  String build(String name) {
    try (var runner = Runner.builder().name("report").build()) {
      return runner.run(() -> render(name)); // expect: mixed
    }
  }

  private String render(String name) {
    sleep(Duration.ofMillis(20));
    return "report on " + name;
  }
}

void main() throws IOException {
  var reports = new Reports();
  run(() -> {
    Handler handler = request -> ServerResponse.text(reports.build(request.path()));
    try (var server = HttpServer.start(handler, "127.0.0.1", 8080)) {
      server.serveForever();
    }
  });
}
// not run
