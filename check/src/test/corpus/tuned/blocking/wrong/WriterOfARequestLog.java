import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.server.*;

class RequestLog implements AutoCloseable {
  private final PrintWriter out;

  RequestLog(String file) throws IOException {
    out = new PrintWriter(new FileWriter(file, true));
  }

  void write(ServerRequest request) {
    out.println(request.method() + " " + request.path()); // expect: blocking#1
    out.flush(); // expect: blocking#1
  }

  @Override
  public void close() {
    out.close();
  }
}

void main() throws IOException {
  try (var log = new RequestLog("requests.log")) {
    run(() -> {
      Handler handler =
          request -> {
            log.write(request);
            return ServerResponse.text("hello");
          };
      try (var server = HttpServer.start(handler, "127.0.0.1", 8080)) {
        server.serveForever();
      }
    });
  }
}
// not run
