import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

final HttpClient http = HttpClient.newHttpClient();

void main() {
  run(() -> IO.println(status("https://example.com/")));
}

int status(String url) {
  var request = HttpRequest.newBuilder(URI.create(url)).build();
  return http.sendAsync(request, BodyHandlers.discarding()).join().statusCode(); // expect: mixed
}
// not run
