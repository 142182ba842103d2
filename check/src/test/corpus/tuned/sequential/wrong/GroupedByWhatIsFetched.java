import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Map<String, List<String>> byTeam =
        Stream.of("ada", "bob", "alan")
            .collect(Collectors.groupingBy(name -> team(name), TreeMap::new, Collectors.toList())); // expect: sequential
    IO.println(byTeam);
  });
}

String team(String name) {
  sleep(Duration.ofMillis(5));
  return name.startsWith("a") ? "red" : "blue";
}

/* output:
{blue=[bob], red=[ada, alan]}
*/
