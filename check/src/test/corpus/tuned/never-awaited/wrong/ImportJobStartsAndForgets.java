import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.*;

class Mailer {
  private final ExecutorService pool = Executors.newSingleThreadExecutor();

  Task<String> send(String to) {
    return createTask("mail", () -> deliver(to));
  }

  private String deliver(String to) {
    sleep(Duration.ofMillis(2));
    return to;
  }

  void log(String line) {
    pool.submit(() -> IO.println(line)); // expect: never-awaited
  }
}

class Importer {
  private final Mailer mailer = new Mailer();

  int imported(List<String> rows) {
    for (String row : rows) {
      mailer.send(row); // expect: never-awaited
    }
    mailer.log("imported");
    return rows.size();
  }

  void refresh(boolean loud) {
    var task = loud ? createTask(() -> mailer.deliver("loud")) : createTask(() -> mailer.deliver("quiet")); // expect: never-awaited
    CompletableFuture.supplyAsync(() -> 42).thenAccept(x -> IO.println(x)); // expect: never-awaited
  }
}

void main() {
  run(() -> {
    var importer = new Importer();
    IO.println(importer.imported(List.of("a", "b")));
    importer.refresh(true);
  });
}
// not run: what is dropped may print or not
