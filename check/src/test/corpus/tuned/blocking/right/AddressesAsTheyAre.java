import static io.asyncio4j.Asyncio.*;

import java.net.*;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.*;

void main() throws Exception {
  run(() -> {
    sleep(Duration.ofMillis(1));
    Set<URI> seen = new HashSet<>();
    seen.add(URI.create("https://example.com/a"));
    Map<String, URL> byName = new HashMap<>();
    byName.put("a", URI.create("https://example.com/a").toURL());
    var literal = new InetSocketAddress("127.0.0.1", 80);
    var later = InetSocketAddress.createUnresolved("example.com", 80);
    var wildcard = new InetSocketAddress(8080);
    IO.println(literal.getHostString() + later.getHostName() + wildcard.getPort() + seen.size() + byName.size());
    IO.println(StreamSupport.stream(List.of(1, 2).spliterator(), false).count());
    var counts = new ConcurrentHashMap<>(Map.of("a", 1L, "b", 2L));
    IO.println(counts.reduceValues(Long.MAX_VALUE, Long::sum));
  });
}

/* output:
127.0.0.1example.com808011
2
3
*/
