import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.http.client.*;

record Page(List<String> issues, String next) {}

Page parse(Response response) {
  List<String> lines = response.text().lines().toList();
  String last = lines.getLast();
  return last.startsWith("next=")
      ? new Page(lines.subList(0, lines.size() - 1), last.substring(5))
      : new Page(lines, null);
}

List<String> allIssues(AsyncClient client) throws IOException {
  var issues = new ArrayList<String>();
  String url = "/issues?page=1";
  while (url != null) {
    Page page = parse(client.get(url).raiseForStatus());
    issues.addAll(page.issues());
    url = page.next();
  }
  return issues;
}

void main() throws IOException {
  var mock = Transport.mock(request -> request.url().getQuery().equals("page=1")
      ? Response.text(200, "#1 broken\n#2 slow\nnext=/issues?page=2")
      : Response.text(200, "#3 ugly"));
  run(() -> {
    try (var client = AsyncClient.builder().baseUrl("http://tracker").transport(mock).build()) {
      IO.println(allIssues(client));
    }
  });
}

/* output:
[#1 broken, #2 slow, #3 ugly]
*/
