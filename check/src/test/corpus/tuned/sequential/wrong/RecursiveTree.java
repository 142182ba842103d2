import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Node(String name, List<String> children) {}

final Map<String, Node> tree =
    Map.of(
        "root", new Node("root", List.of("left", "right")),
        "left", new Node("left", List.of()),
        "right", new Node("right", List.of("leaf")),
        "leaf", new Node("leaf", List.of()));

void main() {
  run(() -> IO.println(count("root")));
}

int count(String name) {
  Node node = load(name);
  int sum = 1;
  for (String child : node.children()) {
    sum += count(child); // expect: sequential
  }
  return sum;
}

Node load(String name) {
  sleep(Duration.ofMillis(3));
  return tree.get(name);
}

/* output:
4
*/
