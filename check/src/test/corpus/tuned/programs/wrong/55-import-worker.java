import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.AsyncQueue;
import io.asyncio4j.TaskGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class ImportWorker {
  record Row(int line, String text) {}

  private final AsyncQueue<Row> rows = new AsyncQueue<>(4);
  private final List<String> imported = new ArrayList<>();
  private int rejected;

  void read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      rows.put(new Row(i + 1, lines.get(i)));
    }
    rows.shutdown(false);
  }

  void work() {
    for (Row row : rows) {
      try {
        store(row);
      } catch (Throwable problem) { // expect: mixed
        rejected++;
        System.out.println("line " + row.line() + ": " + problem.getMessage());
      }
    }
  }

  private void store(Row row) {
    int amount = Integer.parseInt(row.text());
    sleep(Duration.ofMillis(2));
    imported.add("#" + amount);
  }

  @Override
  public String toString() {
    return imported + ", " + rejected + " rejected";
  }

  public static void main(String[] args) {
    var worker = new ImportWorker();
    run(() -> TaskGroup.run(group -> {
      group.createTask("reader", () -> worker.read(List.of("10", "ten", "30")));
      group.createTask("worker", () -> worker.work());
    }));
    System.out.println(worker);
  }
}

/* output:
line 2: For input string: "ten"
[#10, #30], 1 rejected
*/
