import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var uploads = new ArrayList<Task<Void>>();
    for (String file : List.of("a.png", "b.png")) {
      uploads.add(createTask(() -> upload(file))); // expect: never-awaited
    }
    IO.println(uploads.size() + " uploads on their way");
  });
}

void upload(String file) {
  sleep(Duration.ofMillis(10));
  IO.println(file + " is there");
}
// not run
