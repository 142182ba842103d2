import static io.asyncio4j.Asyncio.*;

/** Counts what is in a tree whose nodes lie in a store that answers after a while. */
class RemoteTree {
  record Node(String key, String left, String right, int weight) {}

  private final Map<String, Node> store;

  RemoteTree(Map<String, Node> store) {
    this.store = store;
  }

  Node read(String key) {
    sleep(Duration.ofMillis(2));
    return Objects.requireNonNull(store.get(key), key);
  }

  int weight(String key) {
    if (key == null) {
      return 0;
    }
    Node node = read(key);
    return node.weight() + weight(node.left()) + weight(node.right()); // expect: sequential#1
  }
}

void main() {
  var nodes =
      List.of(
          new RemoteTree.Node("root", "a", "b", 1),
          new RemoteTree.Node("a", "c", null, 10),
          new RemoteTree.Node("b", null, null, 100),
          new RemoteTree.Node("c", null, null, 1000));
  var store = new HashMap<String, RemoteTree.Node>();
  nodes.forEach(node -> store.put(node.key(), node));
  var tree = new RemoteTree(store);
  int weight = run(() -> tree.weight("root"));
  IO.println("weight " + weight);
}

/* output:
weight 1111
*/
