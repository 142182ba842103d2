import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Iterator<String> hosts = List.of("a.example", "b.example").iterator();
    List<Integer> loads = new ArrayList<>();
    while (hosts.hasNext()) {
      loads.add(load(hosts.next())); // expect: sequential
    }
    IO.println(loads);
  });
}

int load(String host) {
  sleep(Duration.ofMillis(5));
  return host.charAt(0);
}

/* output:
[97, 98]
*/
