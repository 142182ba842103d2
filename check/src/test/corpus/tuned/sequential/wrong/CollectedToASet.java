import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Set<String> domains =
        List.of("ada", "bob", "amy").stream()
            .collect(Collectors.mapping(user -> domain(user), Collectors.toCollection(TreeSet::new))); // expect: sequential
    IO.println(domains);
  });
}

String domain(String user) {
  sleep(Duration.ofMillis(5));
  return user.startsWith("a") ? "a.example" : "b.example";
}

/* output:
[a.example, b.example]
*/
