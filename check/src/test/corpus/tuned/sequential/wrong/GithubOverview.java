import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

record Repository(String name, int stars) {}

record Issue(int number, String title) {}

void main() throws IOException {
  run(() -> {
    try (var github = AsyncClient.builder().baseUrl("https://api.github.com").build()) {
      var repository = github.get("/repos/openjdk/jdk").json(Repository.class); // expect: sequential#1
      var issues = github.get("/repos/openjdk/jdk/issues").jsonList(Issue.class); // expect: sequential#1
      IO.println(repository.name() + " has " + issues.size() + " open issues");
    }
  });
}
// not run
