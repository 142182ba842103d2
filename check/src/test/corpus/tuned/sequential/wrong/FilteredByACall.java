import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    List<String> alive =
        Stream.of("web-1", "web-2", "old-1")
            .filter(this::responds) // expect: sequential
            .collect(Collectors.toList());
    IO.println(alive);
  });
}

boolean responds(String host) {
  sleep(Duration.ofMillis(5));
  return host.startsWith("web");
}

/* output:
[web-1, web-2]
*/
