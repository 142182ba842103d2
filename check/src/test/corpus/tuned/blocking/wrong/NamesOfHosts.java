import static io.asyncio4j.Asyncio.*;

import java.net.*;

record Mirror(URL url, InetSocketAddress address) {}

Set<URL> distinct(List<String> addresses) throws MalformedURLException {
  Set<URL> found = new HashSet<>();
  for (String address : addresses) {
    found.add(URI.create(address).toURL()); // expect: blocking
  }
  return found;
}

boolean isSame(URL one, URL other) {
  return one.equals(other); // expect: blocking
}

boolean isOnSameHost(URL one, URL other) {
  return one.sameFile(other); // expect: blocking
}

InetSocketAddress address(String host, int port) {
  return new InetSocketAddress(host, port); // expect: blocking
}

String nameOf(byte[] address) throws UnknownHostException {
  return InetAddress.getByAddress(address).getCanonicalHostName(); // expect: blocking
}

String peer(InetSocketAddress peer) {
  return peer.getHostName(); // expect: blocking
}

List<String> interfaces() throws UnknownHostException {
  return List.of(InetAddress.getLocalHost().toString()); // expect: blocking
}

void main() throws Exception {
  run(() -> {
    var all = distinct(List.of("https://a.example", "https://b.example"));
    URL first = all.iterator().next();
    IO.println(isSame(first, first) + " " + isOnSameHost(first, first));
    IO.println(address("db.example", 5432) + nameOf(new byte[] {1, 1, 1, 1}));
    IO.println(peer((InetSocketAddress) new ServerSocket(0).getLocalSocketAddress()) + interfaces());
  });
}
// not run
