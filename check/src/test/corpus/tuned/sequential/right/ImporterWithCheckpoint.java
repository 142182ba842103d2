import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Source {
  List<String> after(String checkpoint) {
    sleep(Duration.ofMillis(2));
    return switch (checkpoint) {
      case "" -> List.of("a", "b");
      case "b" -> List.of("c");
      default -> List.of();
    };
  }
}

class Target {
  final List<String> rows = new ArrayList<>();
  private String checkpoint = "";

  void store(List<String> batch) {
    sleep(Duration.ofMillis(2));
    rows.addAll(batch);
    checkpoint = batch.getLast();
  }

  String checkpoint() {
    sleep(Duration.ofMillis(2));
    return checkpoint;
  }
}

void copy(Source source, Target target) {
  List<String> batch;
  do {
    batch = source.after(target.checkpoint());
    if (!batch.isEmpty()) {
      target.store(batch);
    }
  } while (!batch.isEmpty());
}

void main() {
  run(() -> {
    var target = new Target();
    copy(new Source(), target);
    IO.println(target.rows);
  });
}

/* output:
[a, b, c]
*/
