import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Host {
  private final List<String> journal = new ArrayList<>();

  void stop(String service) {
    sleep(Duration.ofMillis(2));
    journal.add("stopped " + service);
  }

  void install(String service, String version) {
    sleep(Duration.ofMillis(2));
    journal.add("installed " + service + " " + version);
  }

  void start(String service) {
    sleep(Duration.ofMillis(2));
    journal.add("started " + service);
  }
}

void main() {
  run(() -> {
    var host = new Host();
    host.stop("web");
    host.install("web", "2.0");
    host.start("web");
    IO.println(host.journal);
  });
}

/* output:
[stopped web, installed web 2.0, started web]
*/
