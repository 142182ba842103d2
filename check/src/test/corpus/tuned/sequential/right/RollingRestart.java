import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Cluster {
  private final Set<String> up = new TreeSet<>(List.of("n1", "n2", "n3"));
  private int fewest = 3;

  void restart(String node) {
    up.remove(node);
    fewest = Math.min(fewest, up.size());
    sleep(Duration.ofMillis(3));
    up.add(node);
  }

  void awaitHealthy(String node) {
    while (!up.contains(node)) {
      sleep(Duration.ofMillis(1));
    }
  }
}

void main() {
  run(() -> {
    var cluster = new Cluster();
    for (String node : List.of("n1", "n2", "n3")) {
      cluster.restart(node);
      cluster.awaitHealthy(node);
    }
    IO.println("never fewer than " + cluster.fewest);
  });
}

/* output:
never fewer than 2
*/
