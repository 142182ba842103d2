import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

final class LogGrep {
  private final String needle;

  LogGrep(String needle) {
    this.needle = needle;
  }

  private long matches(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) { // expect: blocking
      return lines.filter(line -> line.contains(needle)).count();
    }
  }

  String describe(Path log) throws IOException {
    return log.getFileName() + ": " + matches(log);
  }

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("logs");
    Path access = folder.resolve("access.log");
    Files.write(access, List.of("GET / 200", "GET /x 500", "GET /y 500"));
    var grep = new LogGrep(" 500");
    run(() -> {
      Task<String> search = createTask("grep", () -> grep.describe(access));
      System.out.println("searching");
      System.out.println(await(search));
    });
  }
}

/* output:
searching
access.log: 2
*/
