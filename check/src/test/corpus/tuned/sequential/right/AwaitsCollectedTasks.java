import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var tasks = new ArrayList<Task<String>>();
    for (String name : List.of("a", "b", "c")) {
      tasks.add(createTask(() -> page(name)));
    }
    var pages = new ArrayList<String>();
    for (Task<String> task : tasks) {
      pages.add(await(task));
    }
    IO.println(pages);
  });
}

String page(String name) {
  sleep(Duration.ofMillis(5));
  return "<" + name + ">";
}

/* output:
[<a>, <b>, <c>]
*/
