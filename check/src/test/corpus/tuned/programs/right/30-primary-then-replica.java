import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Node {
  String read(String key) throws IOException;
}

record HealthyNode(String name, Map<String, String> rows) implements Node {
  @Override
  public String read(String key) {
    sleep(Duration.ofMillis(3));
    return rows.getOrDefault(key, "nothing") + " from " + name;
  }
}

record BrokenNode(String name) implements Node {
  @Override
  public String read(String key) throws IOException {
    sleep(Duration.ofMillis(1));
    throw new IOException(name + " is down");
  }
}

class Cluster {
  private final Node primary;
  private final List<Node> replicas;

  Cluster(Node primary, List<Node> replicas) {
    this.primary = primary;
    this.replicas = replicas;
  }

  /** Asks a replica only when the primary cannot answer, since replicas lag behind. */
  String read(String key) throws IOException {
    try {
      return primary.read(key);
    } catch (IOException e) {
      return readFromReplica(key, e);
    }
  }

  private String readFromReplica(String key, IOException why) throws IOException {
    for (Node replica : replicas) {
      try {
        return replica.read(key);
      } catch (IOException e) {
        why.addSuppressed(e);
      }
    }
    throw why;
  }
}

void main() throws IOException {
  var healthy = new HealthyNode("oslo", Map.of("color", "blue"));
  var cluster = new Cluster(new BrokenNode("bergen"), List.of(new BrokenNode("tromso"), healthy));
  IO.println(run(() -> cluster.read("color")));
}

/* output:
blue from oslo
*/
