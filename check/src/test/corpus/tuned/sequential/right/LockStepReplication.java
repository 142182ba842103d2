import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Replica {
  long append(String entry, long previous) throws IOException;
}

class Log {
  private final List<Replica> replicas;
  private long index;

  Log(Replica... replicas) {
    this.replicas = List.of(replicas);
  }

  // A quorum is enough: the others catch up later, and are not troubled now.
  boolean append(String entry) {
    int acknowledged = 0;
    for (Replica replica : replicas) {
      try {
        index = Math.max(index, replica.append(entry, index));
        acknowledged++;
      } catch (IOException e) {
        continue;
      }
      if (acknowledged > replicas.size() / 2) {
        return true;
      }
    }
    return false;
  }
}

void main() {
  Replica good =
      (entry, previous) -> {
        sleep(Duration.ofMillis(2));
        return previous + 1;
      };
  Replica bad =
      (entry, previous) -> {
        sleep(Duration.ofMillis(1));
        throw new IOException("down");
      };
  run(() -> {
    var log = new Log(bad, good, good);
    IO.println(log.append("x") + " at " + log.index);
  });
}

/* output:
true at 2
*/
