import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var links = new ArrayList<>(List.of("/ok", "/gone", "/fine"));
    links.removeIf(link -> isDead(link)); // expect: sequential
    IO.println(links);
  });
}

boolean isDead(String link) {
  sleep(Duration.ofMillis(5));
  return link.equals("/gone");
}

/* output:
[/ok, /fine]
*/
