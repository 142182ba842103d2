import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.TimeoutException;

enum Phase {
  QUEUED,
  RUNNING,
  READY
}

/** A service that exports data in the background and is asked how far it is. */
class ExportService {
  private int polls;

  String submit(String table) {
    sleep(Duration.ofMillis(2));
    return "export-" + table;
  }

  Phase phase(String job) {
    sleep(Duration.ofMillis(1));
    return switch (polls++) {
      case 0 -> Phase.QUEUED;
      case 1, 2 -> Phase.RUNNING;
      default -> Phase.READY;
    };
  }

  String download(String job) {
    sleep(Duration.ofMillis(2));
    return job + ".csv";
  }
}

String export(ExportService service, String table) throws TimeoutException {
  String job = service.submit(table);
  timeout(Duration.ofSeconds(30), () -> {
    while (service.phase(job) != Phase.READY) {
      sleep(Duration.ofMillis(3));
    }
  });
  return service.download(job);
}

void main() throws TimeoutException {
  var service = new ExportService();
  IO.println(run(() -> export(service, "customers")));
}

/* output:
export-customers.csv
*/
