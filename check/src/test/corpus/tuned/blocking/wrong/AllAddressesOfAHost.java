import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Hosts {
  private final Map<String, List<String>> known = new TreeMap<>();

  List<String> addresses(String host) {
    return known.computeIfAbsent(host, name -> lookUp(name));
  }

  private static List<String> lookUp(String name) {
    try {
      return Arrays.stream(InetAddress.getAllByName(name)).map(InetAddress::getHostAddress).toList(); // expect: blocking
    } catch (UnknownHostException e) {
      return List.of();
    }
  }
}

void main() {
  var hosts = new Hosts();
  run(() -> {
    IO.println(hosts.addresses("example.com"));
    sleep(Duration.ofMillis(1));
  });
}
// not run
