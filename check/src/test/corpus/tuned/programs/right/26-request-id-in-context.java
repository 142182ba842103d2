import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;
import io.asyncio4j.http.server.*;

class Log {
  static final ContextVar<String> REQUEST = ContextVar.of("request", "-");

  private final List<String> lines = new ArrayList<>();

  void info(String text) {
    lines.add("[" + REQUEST.get() + "] " + text);
  }

  List<String> sorted() {
    return lines.stream().sorted().toList();
  }
}

class Basket {
  private final Log log;

  Basket(Log log) {
    this.log = log;
  }

  int items(String user) {
    sleep(Duration.ofMillis(4));
    log.info("items of " + user);
    return user.length();
  }

  int vouchers(String user) {
    sleep(Duration.ofMillis(2));
    log.info("vouchers of " + user);
    return 1;
  }

  ServerResponse handle(ServerRequest request) {
    Log.REQUEST.set(request.header("X-Request-Id"));
    String user = request.query("user");
    int sum = gather(() -> items(user), () -> vouchers(user), Integer::sum);
    return ServerResponse.text(user + " has " + sum);
  }
}

void main() throws IOException {
  var log = new Log();
  run(() -> {
    var transport = InProcess.of(new Basket(log)::handle);
    try (var app = AsyncClient.builder().baseUrl("http://basket").transport(transport).build()) {
      List<String> answers =
          gatherEach(
              List.of("ada", "grace"),
              user -> app.send(Request.get("/").query("user", user).header("X-Request-Id", "r-" + user)).text());
      IO.println(answers);
    }
  });
  log.sorted().forEach(IO::println);
}

/* output:
[ada has 4, grace has 6]
[r-ada] items of ada
[r-ada] vouchers of ada
[r-grace] items of grace
[r-grace] vouchers of grace
*/
