import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Host(String name, int port) {
  @Override
  public String toString() {
    return name + ":" + port;
  }
}

interface Probe {
  boolean answers(Host host);
}

/** Answers for every host with an even port after a network-like delay. */
class FakeProbe implements Probe {
  @Override
  public boolean answers(Host host) {
    sleep(Duration.ofMillis(3));
    return host.port() % 2 == 0;
  }
}

class Fleet {
  private final List<Host> hosts;
  private final Probe probe;

  Fleet(List<Host> hosts, Probe probe) {
    this.hosts = hosts;
    this.probe = probe;
  }

  List<Host> down() {
    List<Host> down = new ArrayList<>();
    for (Host host : hosts) {
      if (!probe.answers(host)) { // expect: sequential#1
        down.add(host);
      }
    }
    return down;
  }
}

void main() {
  var hosts = List.of(new Host("a", 80), new Host("b", 81), new Host("c", 82), new Host("d", 83));
  var fleet = new Fleet(hosts, new FakeProbe());
  List<Host> down = run(() -> fleet.down());
  IO.println(down.isEmpty() ? "all is well" : "down: " + down);
}

/* output:
down: [b:81, d:83]
*/
