import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Node(int value, int next) {}

void main() {
  run(() -> {
    List<Integer> values =
        Stream.iterate(node(0), current -> node(current.next())).limit(4).map(Node::value).toList();
    IO.println(values);
  });
}

Node node(int id) {
  sleep(Duration.ofMillis(2));
  return new Node(id * id, id + 2);
}

/* output:
[0, 4, 16, 36]
*/
