import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

sealed interface Command {}

record Reindex(String table) implements Command {}

record Ping() implements Command {}

String execute(Command command) {
  switch (command) {
    case Reindex(var table) -> createTask("reindex", () -> reindex(table)); // expect: never-awaited
    case Ping() -> sleep(Duration.ofMillis(1));
  }
  return "accepted";
}

void reindex(String table) {
  sleep(Duration.ofMillis(20));
  IO.println(table + " is indexed");
}

void main() {
  run(() -> IO.println(execute(new Reindex("users"))));
}
// not run
