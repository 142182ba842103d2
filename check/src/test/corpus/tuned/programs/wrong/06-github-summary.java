import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

record Repo(String name, int stars) {}

record Issue(int number, String title) {}

Response answer(String path) {
  return switch (path) {
    case "/repos/acme/rocket" -> Response.json(200, new Repo("rocket", 421));
    case "/repos/acme/rocket/issues" ->
        Response.json(200, List.of(new Issue(3, "It does not fly"), new Issue(5, "It flies too far")));
    default -> Response.text(404, "no such page");
  };
}

class Summary {
  private final AsyncClient client;

  Summary(AsyncClient client) {
    this.client = client;
  }

  String of(String slug) throws IOException {
    Repo repo = client.get("/repos/" + slug).raiseForStatus().json(Repo.class); // expect: sequential#1
    List<Issue> issues = client.get("/repos/" + slug + "/issues").raiseForStatus().jsonList(Issue.class); // expect: sequential#1
    return repo.name() + " has " + repo.stars() + " stars and " + issues.size() + " open issues";
  }
}

void main() throws IOException {
  run(() -> {
    var transport = Transport.mock(request -> answer(request.url().getPath()));
    try (var client = AsyncClient.builder().baseUrl("http://api").transport(transport).build()) {
      IO.println(new Summary(client).of("acme/rocket"));
    }
  });
}

/* output:
rocket has 421 stars and 2 open issues
*/
