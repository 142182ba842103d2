import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Repo(String name, int forks) {}

void main() {
  run(() -> {
    var repos = Stream.of("jdk", "loom").map(this::repo).toList(); // expect: sequential
    IO.println(repos);
  });
}

Repo repo(String name) {
  sleep(Duration.ofMillis(5));
  return new Repo(name, name.length());
}

/* output:
[Repo[name=jdk, forks=3], Repo[name=loom, forks=4]]
*/
