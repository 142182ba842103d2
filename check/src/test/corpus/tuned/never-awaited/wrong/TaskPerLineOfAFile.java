import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.*;

void main() throws IOException {
  run(() -> {
    var tasks = new ArrayList<Task<String>>();
    try (var urls = AsyncFiles.lines(Path.of("urls.txt"))) {
      for (String url : urls) {
        tasks.add(createTask(() -> fetch(url))); // expect: never-awaited
      }
    }
    for (String page : gatherTasks(tasks)) {
      IO.println(page.length());
    }
  });
}

String fetch(String url) {
  sleep(Duration.ofMillis(50));
  return url;
}
// not run
