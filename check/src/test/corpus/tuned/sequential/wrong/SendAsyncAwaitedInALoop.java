import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

final HttpClient http = HttpClient.newHttpClient();

void main() {
  run(() -> {
    var statuses = new LinkedHashMap<String, Integer>();
    for (String host : List.of("a.example", "b.example")) {
      var request = HttpRequest.newBuilder(URI.create("https://" + host)).GET().build();
      var response = await(http.sendAsync(request, BodyHandlers.discarding())); // expect: sequential
      statuses.put(host, response.statusCode());
    }
    IO.println(statuses);
  });
}
// not run
