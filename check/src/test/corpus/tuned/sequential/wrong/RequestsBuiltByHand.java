import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

record Answer(int first, int second) {}

Answer ask(AsyncClient client, String words) throws IOException {
  Request people = Request.get("http://search/people").query("q", words).timeout(Duration.ofSeconds(3));
  Request places = Request.get("http://search/places").query("q", words).header("Accept", "text/plain");
  Response first = client.send(people); // expect: sequential#1
  Response second = client.send(places); // expect: sequential#1
  return new Answer(first.text().length(), second.text().length());
}

void main() throws IOException {
  var mock = Transport.mock(request -> Response.text(200, request.url().getPath()));
  run(() -> {
    try (var client = AsyncClient.builder().transport(mock).build()) {
      IO.println(ask(client, "paris"));
    }
  });
}

/* output:
Answer[first=7, second=7]
*/
