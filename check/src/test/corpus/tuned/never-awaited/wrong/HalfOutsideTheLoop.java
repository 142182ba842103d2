import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Summary(int users, int posts) {}

void main() {
  int users = run(() -> count("users"));
  int posts = count("posts");
  IO.println(new Summary(users, posts));
}

int count(String table) {
  sleep(Duration.ofMillis(5)); // expect: never-awaited
  return table.length();
}
// not run
