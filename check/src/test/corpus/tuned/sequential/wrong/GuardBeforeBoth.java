import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Pair(String left, String right) {}

Optional<Pair> pair(String name) {
  Objects.requireNonNull(name, "name");
  if (name.isBlank()) {
    return Optional.empty();
  }
  String left = half(name, "left"); // expect: sequential#1
  String right = half(name, "right"); // expect: sequential#1
  return Optional.of(new Pair(left, right));
}

String half(String name, String side) {
  sleep(Duration.ofMillis(5));
  return side + " half of " + name;
}

void main() {
  run(() -> IO.println(pair("apple").orElseThrow()));
}

/* output:
Pair[left=left half of apple, right=right half of apple]
*/
