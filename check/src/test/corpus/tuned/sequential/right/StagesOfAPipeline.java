import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Stage {
  String apply(String data);
}

record Slow(String suffix) implements Stage {
  public String apply(String data) {
    sleep(Duration.ofMillis(2));
    return data + suffix;
  }
}

String through(List<Stage> stages, String data) {
  String current = data;
  for (Stage stage : stages) {
    current = stage.apply(current);
  }
  return current;
}

void main() {
  run(() -> IO.println(through(List.of(new Slow("-parsed"), new Slow("-checked")), "doc")));
}

/* output:
doc-parsed-checked
*/
