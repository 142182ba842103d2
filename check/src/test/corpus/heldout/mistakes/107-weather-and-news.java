import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.http.client.*;

Response answer(String path) {
  return switch (path) {
    case "/weather" -> Response.text(200, "sunny, 21 degrees");
    case "/news" -> Response.text(200, "nothing happened");
    default -> Response.text(404, "no such page");
  };
}

String morningMail(AsyncClient client) throws IOException {
  String weather = client.get("/weather?city=Bonn").raiseForStatus().text(); // expect: sequential#1
  String news = client.get("/news?lang=en").raiseForStatus().text(); // expect: sequential#1
  return """
      Good morning!
      Weather: %s
      News: %s
      """.formatted(weather, news);
}

void main() throws IOException {
  var mock = Transport.mock(request -> answer(request.url().getPath()));
  run(() -> {
    try (var client = AsyncClient.builder().baseUrl("http://portal").transport(mock).build()) {
      IO.print(morningMail(client));
    }
  });
}

/* output:
Good morning!
Weather: sunny, 21 degrees
News: nothing happened
*/
