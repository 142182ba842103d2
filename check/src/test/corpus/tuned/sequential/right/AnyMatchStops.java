import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final List<String> asked = new ArrayList<>();

void main() {
  run(() -> {
    boolean taken = Stream.of("ada", "bob", "cy").anyMatch(name -> exists(name));
    IO.println(taken + " after asking for " + asked);
  });
}

boolean exists(String name) {
  asked.add(name);
  sleep(Duration.ofMillis(5));
  return name.equals("bob");
}

/* output:
true after asking for [ada, bob]
*/
