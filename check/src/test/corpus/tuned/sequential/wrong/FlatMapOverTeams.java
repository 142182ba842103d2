import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    List<String> everybody =
        Stream.of("red", "blue")
            .flatMap(team -> members(team).stream()) // expect: sequential
            .toList();
    IO.println(everybody);
  });
}

List<String> members(String team) {
  sleep(Duration.ofMillis(5));
  return List.of(team + "-1", team + "-2");
}

/* output:
[red-1, red-2, blue-1, blue-2]
*/
