import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.Task;
import io.asyncio4j.files.AsyncFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class ImportCustomers {
  private int stored;

  private int store(String line) {
    String[] fields = line.split(";");
    sleep(Duration.ofMillis(2)); // the database
    stored++;
    return Integer.parseInt(fields[0]);
  }

  int importAll(Path csv) throws IOException {
    List<Task<Integer>> rows = new ArrayList<>();
    try (var lines = AsyncFiles.lines(csv)) {
      for (String line : lines) {
        rows.add(createTask(() -> store(line))); // expect: never-awaited
      }
    }
    int highest = 0;
    for (int id : gatherTasks(rows)) {
      highest = Math.max(highest, id);
    }
    return highest;
  }

  public static void main(String[] args) throws IOException {
    Path csv = Files.createTempFile("customers", ".csv");
    Files.write(csv, List.of("1;ada", "7;bob", "3;cyd"));
    var importer = new ImportCustomers();
    int highest = run(() -> importer.importAll(csv));
    System.out.println(importer.stored + " customers, highest id " + highest);
  }
}

/* output:
3 customers, highest id 7
*/
