import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Span(String name, List<String> spans) implements AutoCloseable {
  @Override
  public void close() {
    spans.add(name);
  }
}

String home(List<String> spans) {
  try (var span = new Span("home", spans)) {
    var stories = stories(); // expect: sequential#1
    var weather = weather(); // expect: sequential#1
    return stories.getFirst() + " and " + weather;
  }
}

List<String> stories() {
  sleep(Duration.ofMillis(5));
  return List.of("a cat on a tree");
}

String weather() {
  sleep(Duration.ofMillis(5));
  return "rain";
}

void main() {
  run(() -> {
    var spans = new ArrayList<String>();
    IO.println(home(spans) + " " + spans);
  });
}

/* output:
a cat on a tree and rain [home]
*/
